package org.dualcumulants.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one study: the document in a results folder, those of other kinds that were there before, and those in the folders
 * that the other commands choose for the same study file.
 */
final class Documents {

    /**
     * One document.
     *
     * @param folder with its figures
     */
    record Document(ResultsKind kind, JsonNode json, Path folder) {}

    private static final String RESULTS = "results.json";

    private final Document first;
    private final List<Document> all;

    private Documents(Document first, List<Document> all) {
        this.first = first;
        this.all = List.copyOf(all);
    }

    /** @throws ReportException if there is no results.json of a known kind */
    static Documents of(Path folder) {
        Path results = folder.resolve(RESULTS);
        JsonNode json = read(results);
        ResultsKind kind = ResultsKind.of(json).orElseThrow(() -> new ReportException(
                results + ": schema is \"" + json.path("schema").asText()
                        + "\"; expected one of " + ResultsKind.schemas() + ", which the commands write"));
        Document first = new Document(kind, json, folder);
        List<Document> all = new ArrayList<>(List.of(first));
        for (ResultsKind other : ResultsKind.values()) {
            if (other != kind) {
                places(folder, kind, other).stream()
                        .filter(Files::exists)
                        .map(place -> new Document(other, read(place), place.getParent()))
                        .filter(found -> ResultsKind.of(found.json()).equals(Optional.of(other)))
                        .filter(found -> sameParticles(found.json(), json))
                        .findFirst()
                        .ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparing(Document::kind));
        return new Documents(first, all);
    }

    /** Where a document of another kind may be: put aside in the same folder, or in that of its own. */
    private static List<Path> places(Path folder, ResultsKind kind, ResultsKind other) {
        List<Path> places = new ArrayList<>(List.of(folder.resolve("results-" + other.command() + ".json")));
        Path whole = folder.toAbsolutePath().normalize();
        String name = whole.getFileName() == null ? "" : whole.getFileName().toString();
        if (!name.isEmpty() && name.endsWith(kind.suffix())) {
            String stem = name.substring(0, name.length() - kind.suffix().length());
            places.add(whole.resolveSibling(stem + other.suffix()).resolve(RESULTS));
        }
        return places;
    }

    private static boolean sameParticles(JsonNode a, JsonNode b) {
        return a.path("study").path("particle").equals(b.path("study").path("particle"));
    }

    /** Loads what reading needs. */
    static void prepare() {
        try {
            ResultsKind.of(new ObjectMapper().readTree("{\"schema\": [1, 1.5, true, null]}"));
        } catch (JsonProcessingException e) {
            // a real document meets the same obstacle and says so
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new ReportException(file + ": is no JSON document: " + e.getOriginalMessage() + "; run the command that wrote it again");
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new ReportException(file + ": no such file; expected a folder that study, simulate, modulated or verify left behind");
        } catch (IOException e) {
            throw new ReportException(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** That of the folder. */
    Document first() {
        return first;
    }

    /** In the order of their kinds. */
    List<Document> all() {
        return all;
    }
}
