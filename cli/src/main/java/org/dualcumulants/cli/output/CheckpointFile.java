package org.dualcumulants.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.dualcumulants.cli.input.InputException;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.hierarchy.run.Checkpoint;

/**
 * The file {@code checkpoint} of a results folder: what it belongs to, what work has so far, and a check sum (SHA-256) over both.
 * It appears whole or not at all, in place of the one before.
 */
public final class CheckpointFile {

    private static final String FORMAT = "dual-cumulants/checkpoint/2";
    private static final String BEGIN_ANEW = "; run without --resume to begin anew";

    private final Path path;
    private final Storage storage;
    private final String identity;

    /** One of an earlier process that this one does not go on from is moved aside, once, instead of lost. */
    private boolean another;

    /** Whether the folder was made for it. */
    private boolean created;

    /** @param work everything the numbers depend on besides the study: program, command, its options */
    CheckpointFile(Path folder, Storage storage, StudyFile file, String work) {
        this.path = folder.resolve("checkpoint");
        this.storage = storage;
        this.identity = HexFormat.of().formatHex(digest().digest((work + "\n" + text(file)).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        this.another = Files.exists(path);
    }

    private static String text(StudyFile file) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            new StudyJson(json).write(file, file.study().resolution().orElse(List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public Path path() {
        return path;
    }

    /**
     * What was kept; empty if there is no file.
     *
     * @throws InputException if it belongs to something else or cannot be read
     */
    public Optional<Checkpoint> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        MessageDigest digest = digest();
        try (DataInputStream in = new DataInputStream(new DigestInputStream(new BufferedInputStream(Files.newInputStream(path)), digest))) {
            if (!FORMAT.equals(in.readUTF())) {
                throw new InputException(path + ": is no checkpoint of this version" + BEGIN_ANEW);
            }
            if (!identity.equals(in.readUTF())) {
                throw new InputException(path + ": belongs to another study, other options or another version; give those it was written with, or"
                        + BEGIN_ANEW.substring(1));
            }
            Checkpoint checkpoint = Checkpoint.read(in);
            byte[] expected = digest.digest();
            byte[] found = in.readNBytes(expected.length);
            if (!Arrays.equals(expected, found) || in.read() >= 0) {
                throw new InputException(path + ": is damaged, its check sum does not fit" + BEGIN_ANEW);
            }
            another = false;
            return Optional.of(checkpoint);
        } catch (IOException | OutOfMemoryError | NegativeArraySizeException e) {
            throw new InputException(path + ": is damaged or cannot be read (" + e.getMessage() + ")" + BEGIN_ANEW);
        }
    }

    /** @throws IOException if it could not be written; the one before is then still there */
    public void write(Checkpoint checkpoint) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        created |= !Files.exists(folder);
        Files.createDirectories(folder);
        if (another) {
            Files.move(path, path.resolveSibling("checkpoint.old"), StandardCopyOption.REPLACE_EXISTING);
            another = false;
        }
        storage.write(path, target -> {
            MessageDigest digest = digest();
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, digest), 1 << 16));
            out.writeUTF(FORMAT);
            out.writeUTF(identity);
            checkpoint.write(out);
            out.flush();
            target.write(digest.digest());
        });
    }

    /** Whether an earlier process left one that is not gone on from. */
    public boolean leftByAnother() {
        return another;
    }

    /** When the work is done. */
    public void delete() throws IOException {
        if (!another) {
            Files.deleteIfExists(path);
        }
    }

    /** Removes the folder if it was made for this file, and nothing else is in it. */
    public void deleteOwnFolder() throws IOException {
        if (created) {
            Files.deleteIfExists(path.toAbsolutePath().getParent());
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
