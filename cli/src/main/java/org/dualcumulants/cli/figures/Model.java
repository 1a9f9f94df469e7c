package org.dualcumulants.cli.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.hierarchy.run.HierarchyProblem;
import org.dualcumulants.hierarchy.run.StudyResult;
import org.dualcumulants.hierarchy.run.TruncationStudy;
import org.dualcumulants.spectral.study.Study;

/** A study of notebooks/studies with some of its values replaced. */
final class Model {

    private static final double TOLERANCE = 1e-9;

    private final String file;
    private final List<String> settings;

    private Model(String file, List<String> settings) {
        this.file = file;
        this.settings = settings;
    }

    /** @param settings as those of {@code --set} */
    static Model of(String file, String... settings) {
        return new Model(file, List.of(settings));
    }

    /** The same with more replaced. */
    Model with(String... more) {
        return new Model(file, java.util.stream.Stream.concat(settings.stream(), Arrays.stream(more)).toList());
    }

    /** What solves it from the command line. */
    String command() {
        return "dualcumulants study notebooks/studies/" + file
                + settings.stream().map(s -> " --set '" + s + "'").collect(Collectors.joining());
    }

    Study study() {
        try (InputStream text = Model.class.getResourceAsStream(file)) {
            return StudyReader.parse(
                            new String(text.readAllBytes(), StandardCharsets.UTF_8), file, settings.stream().map(Setting::new).toList())
                    .study();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code dualcumulants study} solves it. */
    StudyResult solved(Circumstances circumstances) {
        StudyResult result = TruncationStudy.solve(study(), circumstances.threads(), circumstances.quiet());
        if (!result.complete()) {
            throw new CancellationException();
        }
        result.failures().stream().findFirst().ifPresent(f -> {
            throw new ArithmeticException(file + ": " + f.reason());
        });
        return result;
    }

    /** The hierarchy over time, at the resolution of the study. */
    HierarchyProblem problem(int truncation, Circumstances circumstances) {
        Study study = study();
        return HierarchyProblem.of(
                study, study.resolution().orElseThrow(), truncation, TOLERANCE, circumstances.progress()::cancelled);
    }
}
