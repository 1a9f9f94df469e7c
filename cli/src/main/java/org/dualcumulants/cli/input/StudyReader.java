package org.dualcumulants.cli.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.study.BasisChoice;
import org.dualcumulants.spectral.study.BasisSet;
import org.dualcumulants.spectral.study.Observable;
import org.dualcumulants.spectral.study.Scaling;
import org.dualcumulants.spectral.study.SeriesMethod;
import org.dualcumulants.spectral.study.Study;
import org.dualcumulants.spectral.study.StudyException;
import org.dualcumulants.spectral.study.TensorSet;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a study. The first thing that is wrong ends the reading with an {@link InputException}. */
public final class StudyReader {

    /** Larger than any study. */
    static final long MAX_BYTES = 1 << 20;

    private static final List<String> KEYS = List.of(
            "title", "parameters", "particle", "observable", "horizon", "particles", "truncation", "resolution", "tolerance",
            "scaling", "series", "certificate", "indexSet", "basis", "selfInteraction", "initialCorrelation", "seed");

    private static final List<String> SERIES = List.of("powers", "method");

    private static final String POWERS = "a whole number from 1 to " + Study.MOST_POWERS + ", the highest power of 1/N";

    private static final List<String> INDEX_SET = List.of("basis", "tensor", "weight");

    private final Map<String, Place> places = new HashMap<>();
    private final Formulas formulas = new Formulas();
    private final Section root;

    private StudyReader(Yaml yaml, Node tree) {
        this.root = new Section(new Entry(yaml, tree, "", places), "the study", KEYS);
    }

    /** Reads a file, with values replaced by {@code --set}. */
    public static StudyFile read(Path file, List<Setting> settings) {
        return parse(text(file), file.toString(), settings);
    }

    /** Reads the text of a study; {@code source} names it in messages. */
    public static StudyFile parse(String text, String source, List<Setting> settings) {
        Yaml yaml = new Yaml(source);
        Node tree = yaml.parse(text);
        settings.forEach(setting -> setting.applyTo(tree, yaml));
        return new StudyReader(yaml, tree).study(source);
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file + ": is a folder; expected a study file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InputException(file + ": has " + Files.size(file) + " bytes; a study has at most " + MAX_BYTES);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8 text; expected a study file");
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputException(file + ": no such file; expected a study file" + similar(file));
        } catch (IOException e) {
            throw new InputException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static String similar(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try (var siblings = Files.list(folder)) {
            List<String> names = siblings.map(p -> p.getFileName().toString()).sorted().toList();
            return NearestName.of(file.getFileName().toString(), names)
                    .map(name -> "; did you mean " + file.resolveSibling(name) + "?")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private StudyFile study(String source) {
        String title = root.required("title", "a line of text").text("a line of text");
        Optional<Entry> parameterNamedN = readParameters();
        ParticleReader particle = new ParticleReader(root.required("particle", "a mapping"), formulas);
        Observable observable = new ObservableReader(formulas, particle.axisNames())
                .read(root.required("observable", "one of mean, functional, marginal, fluctuation"));
        String horizon = "a positive time";
        Scaling scaling = root.optional("scaling").map(this::scaling).orElse(Scaling.PER_OTHER);
        Study independent = new Study(
                title,
                particle.axes(),
                particle.drift(),
                particle.kernel(),
                particle.noise(parameterNamedN.orElse(null)),
                particle.initial(),
                observable,
                formulas.positive(root.required("horizon", horizon), horizon),
                particles(root.required("particles", "a list of whole numbers ≥ 2")),
                truncation(root.required("truncation", "a list of whole numbers ≥ 1")),
                root.optional("resolution").flatMap(e -> resolution(e, particle.axes())),
                root.optional("tolerance").map(this::tolerance).orElse(1e-6),
                scaling,
                root.optional("selfInteraction").map(e -> selfInteraction(e, scaling)).orElse(false),
                root.optional("basis").map(this::basis).orElse(BasisChoice.PLAIN),
                root.optional("indexSet").map(this::tensors).orElse(TensorSet.FULL),
                root.optional("indexSet").map(StudyReader::functions).orElse(BasisSet.FULL),
                Optional.empty(),
                root.optional("series").map(this::powers).orElse(0),
                root.optional("series").map(this::seriesMethod).orElse(SeriesMethod.AUTO),
                root.optional("certificate").map(Entry::truth).orElse(false));
        Study study = root.optional("initialCorrelation").map(e -> correlated(independent, e)).orElse(independent);
        OptionalLong seed = root.optional("seed").map(e -> OptionalLong.of(seed(e))).orElse(OptionalLong.empty());
        return new StudyFile(source, study, formulas.parameters(), seed, places);
    }

    private Study correlated(Study independent, Entry entry) {
        Expression a = formulas.ofParticles(entry, independent.axisNames(), 2);
        try {
            return independent.withInitialCorrelation(a);
        } catch (StudyException e) {
            throw entry.error(e.getMessage());
        }
    }

    /** Declares the parameters; returns the one named N, which only means itself where N is not the particle number. */
    private Optional<Entry> readParameters() {
        Optional<Entry> entry = root.optional("parameters");
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Entry> parameters = entry.get().mapping("a mapping name: number");
        parameters.forEach((name, value) -> {
            if (!Formulas.NAME.matcher(name).matches()) {
                throw new InputException(entry.get().placeOfKey(name), "parameter \"" + name
                        + "\" cannot stand in an expression; expected letters, digits and underscores, a letter first");
            }
            formulas.declare(name, formulas.number(value, "a number or constant expression"));
        });
        return Optional.ofNullable(parameters.get(Study.PARTICLE_NUMBER));
    }

    private List<Double> particles(Entry entry) {
        List<Double> particles = new ArrayList<>();
        Set<Double> seen = new HashSet<>();
        for (Entry e : nonEmpty(entry, "a list of whole numbers ≥ 2")) {
            double n = formulas.number(e, "a whole number ≥ 2");
            if (!(n >= 2) || n != Math.rint(n)) {
                throw e.error("expected a whole number ≥ 2");
            }
            if (!seen.add(n)) {
                throw e.error("listed twice; expected different numbers of particles");
            }
            particles.add(n);
        }
        return particles;
    }

    private List<Integer> truncation(Entry entry) {
        List<Integer> orders = new ArrayList<>();
        for (Entry e : nonEmpty(entry, "a list of whole numbers ≥ 1")) {
            int m = formulas.whole(e, 1, "a whole number ≥ 1");
            if (orders.contains(m)) {
                throw e.error("listed twice; expected different orders");
            }
            orders.add(m);
        }
        return orders;
    }

    private static List<Entry> nonEmpty(Entry entry, String expected) {
        List<Entry> entries = entry.list(expected);
        if (entries.isEmpty()) {
            throw entry.error("it is empty; expected " + expected);
        }
        return entries;
    }

    private Optional<List<Integer>> resolution(Entry entry, List<Axis> axes) {
        List<String> axisNames = axes.stream().map(Axis::name).toList();
        if (!entry.isMapping()) {
            String expected = "auto, or a mapping with a whole number for each axis (" + String.join(", ", axisNames) + ")";
            if (entry.text(expected).equals("auto")) {
                return Optional.empty();
            }
            throw entry.error("expected " + expected);
        }
        Section section = new Section(entry, "resolution", axisNames);
        return Optional.of(axes.stream()
                .map(axis -> {
                    String expected = (axis.unit().equals("degree") ? "a degree" : "a number of " + axis.unit()) + " ≥ 1";
                    return formulas.whole(section.required(axis.name(), expected), 1, expected);
                })
                .toList());
    }

    private long seed(Entry entry) {
        double value = formulas.number(entry, "a whole number");
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw entry.error("expected a whole number of at most 2^53");
        }
        return (long) value;
    }

    private double tolerance(Entry entry) {
        double value = formulas.positive(entry, "a number between 0 and 1");
        if (value >= 1) {
            throw entry.error("expected a number between 0 and 1");
        }
        return value;
    }

    /** A number, or a mapping with that number and a method. */
    private int powers(Entry entry) {
        return entry.isMapping()
                ? series(new Section(entry, "series", SERIES).required("powers", POWERS))
                : series(entry);
    }

    private int series(Entry entry) {
        int powers = formulas.whole(entry, 1, POWERS);
        if (powers > Study.MOST_POWERS) {
            throw entry.error("expected " + POWERS + "; order " + 2 * powers + " would be needed");
        }
        return powers;
    }

    private SeriesMethod seriesMethod(Entry entry) {
        if (!entry.isMapping()) {
            return SeriesMethod.AUTO;
        }
        Optional<Entry> method = new Section(entry, "series", SERIES).optional("method");
        SeriesMethod chosen = method.map(e -> choice(e, List.of(SeriesMethod.values()), SeriesMethod::text)).orElse(SeriesMethod.AUTO);
        if (chosen == SeriesMethod.LOW_RANK && powers(entry) > 1) {
            throw method.orElseThrow().error("low-rank finds V_1 only, of order 2; expected powers: 1, or method: packed");
        }
        return chosen;
    }

    private Scaling scaling(Entry entry) {
        return choice(entry, List.of(Scaling.values()), Scaling::text);
    }

    private BasisChoice basis(Entry entry) {
        return choice(entry, List.of(BasisChoice.values()), BasisChoice::text);
    }

    private static <T> T choice(Entry entry, List<T> values, java.util.function.Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        String text = entry.text("one of " + String.join(", ", names)).replace(" ", "");
        int index = names.indexOf(text);
        if (index < 0) {
            throw entry.error(NearestName.hint(text, names));
        }
        return values.get(index);
    }

    private static boolean selfInteraction(Entry entry, Scaling scaling) {
        if (entry.truth() && scaling != Scaling.PER_PARTICLE) {
            throw entry.error("selfInteraction needs scaling 1/N, not " + scaling.text());
        }
        return entry.truth();
    }

    private static BasisSet functions(Entry entry) {
        return new Section(entry, "indexSet", INDEX_SET)
                .optional("basis")
                .map(e -> choice(e, List.of(BasisSet.values()), BasisSet::text))
                .orElse(BasisSet.FULL);
    }

    private TensorSet tensors(Entry entry) {
        Section section = new Section(entry, "indexSet", INDEX_SET);
        TensorSet.Rule rule = section.optional("tensor").map(this::rule).orElse(TensorSet.Rule.FULL);
        if (rule == TensorSet.Rule.FULL) {
            section.refuse(List.of("weight"), "remove it: the full index set has no weight");
            return TensorSet.FULL;
        }
        return new TensorSet(rule, section.optional("weight").map(this::weight).orElse(TensorSet.USUAL_WEIGHT));
    }

    private TensorSet.Rule rule(Entry entry) {
        return choice(entry, List.of(TensorSet.Rule.values()), TensorSet.Rule::text);
    }

    private double weight(Entry entry) {
        String expected = "a number ≥ 1";
        double value = formulas.number(entry, expected);
        if (!(value >= 1)) {
            throw entry.error("expected " + expected);
        }
        return value;
    }
}
