package org.dualcumulants.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.Setting;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.input.StudyReader;
import org.dualcumulants.cli.output.ResultsFolder;
import org.dualcumulants.cli.output.Storage;

/**
 * A study that was read, and where its results go.
 *
 * @param file with the seed of the command line, if there is one
 * @param folder that can be written
 */
record Task(StudyFile file, ResultsFolder folder) {

    /** Where results go unless told otherwise. */
    private static final Path DEFAULT_FOLDER = Path.of("results");

    /**
     * All files of a command; none is begun before all can be.
     *
     * @param suffix behind the name of a study in the default folder
     * @throws InputException if a file cannot be read or its results not be written
     */
    static List<Task> of(List<Path> files, CommonOptions options, String suffix) {
        List<Setting> settings = options.settings().stream().map(Setting::new).toList();
        Map<Path, Path> taken = new HashMap<>();
        List<Task> tasks = new ArrayList<>();
        for (Path path : files) {
            StudyFile file = StudyReader.read(path, settings);
            Path folder = folder(path, files.size() > 1, options, suffix);
            Path other = taken.put(folder.toAbsolutePath().normalize(), path);
            if (other != null) {
                throw new InputException(path + ": its results would overwrite those of " + other + " in " + folder
                        + "; run them one by one with different --output");
            }
            ResultsFolder results = new ResultsFolder(folder, Storage.disk());
            Optional<String> obstacle = results.obstacle();
            if (obstacle.isPresent()) {
                throw new InputException("--output " + folder + ": " + obstacle.get() + "; choose another folder");
            }
            tasks.add(new Task(options.seed().isPresent() ? file.withSeed(options.seed().getAsLong()) : file, results));
        }
        return tasks;
    }

    private static Path folder(Path file, boolean several, CommonOptions options, String suffix) {
        return options.output().isPresent() && !several
                ? options.output().get()
                : options.output().orElse(DEFAULT_FOLDER).resolve(name(file) + suffix);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(ya?ml|json)$", "");
    }
}
