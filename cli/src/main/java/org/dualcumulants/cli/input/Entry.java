package org.dualcumulants.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One value of a study with its key path and place. Asking for a type it does not have is an {@link InputException}. */
final class Entry {

    /** Longest scalar of a study, in characters: a formula of many pages. */
    static final int MAX_TEXT = 20_000;

    private final Yaml yaml;
    private final Node node;
    private final String path;
    private final Map<String, Place> places;

    Entry(Yaml yaml, Node node, String path, Map<String, Place> places) {
        this.yaml = yaml;
        this.node = node;
        this.path = path;
        this.places = places;
        places.put(path, place());
    }

    String path() {
        return path;
    }

    Place place() {
        return yaml.placeOf(node);
    }

    /** "path is “text”: problem" at this entry's place. */
    InputException error(String problem) {
        String name = path.isEmpty() ? "the study" : path;
        return new InputException(place(), name + (node instanceof ScalarNode ? " is " + quoted() : "") + ": " + problem);
    }

    /** The same, pointing at a character of the text where the file shows the text as it is. */
    InputException errorAt(int offset, String problem) {
        return new InputException(place().shifted(columnOf(offset)), path + " is " + quoted() + ": " + problem);
    }

    /** Entries of a mapping in the order of the file; keys are unique names. */
    Map<String, Entry> mapping(String expected) {
        if (!(node instanceof MappingNode mapping)) {
            throw error("expected " + expected);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            Node keyNode = tuple.getKeyNode();
            Place keyPlace = yaml.placeOf(keyNode);
            if (!(keyNode instanceof ScalarNode scalar)) {
                throw new InputException(keyPlace, (path.isEmpty() ? "a key" : "a key of " + path) + " is not a name");
            }
            String key = scalar.getValue();
            if (entries.containsKey(key)) {
                throw new InputException(keyPlace, "duplicate key " + key(key) + "; first written at " + entries.get(key).place());
            }
            String child = path.isEmpty() ? key : path + "." + key;
            places.put(child, keyPlace);
            entries.put(key, new Entry(yaml, tuple.getValueNode(), child, places));
        });
        return entries;
    }

    /** The place of one of this mapping's keys. */
    Place placeOfKey(String key) {
        return ((MappingNode) node)
                .getValue().stream()
                        .map(t -> t.getKeyNode())
                        .filter(k -> k instanceof ScalarNode s && s.getValue().equals(key))
                        .map(yaml::placeOf)
                        .findFirst()
                        .orElse(place());
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    List<Entry> list(String expected) {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("expected " + expected);
        }
        List<Entry> entries = new ArrayList<>();
        for (Node child : sequence.getValue()) {
            entries.add(new Entry(yaml, child, path + "[" + entries.size() + "]", places));
        }
        return entries;
    }

    String text(String expected) {
        if (!(node instanceof ScalarNode scalar) || isMissing()) {
            throw error("expected " + expected);
        }
        if (scalar.getValue().length() > MAX_TEXT) {
            throw error("longer than " + MAX_TEXT + " characters; expected " + expected);
        }
        return scalar.getValue();
    }

    boolean truth() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return scalar.getValue().equals("true");
        }
        throw error("expected true or false");
    }

    private boolean isMissing() {
        return node instanceof ScalarNode scalar && (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank());
    }

    private String quoted() {
        if (isMissing()) {
            return "empty";
        }
        String value = ((ScalarNode) node).getValue().strip();
        return '"' + (value.length() > 80 ? value.substring(0, 77) + "…" : value) + '"';
    }

    private static String key(String name) {
        return '"' + name + '"';
    }

    /** Columns from the start of the node to a character of its value; 0 where escapes or line breaks move it. */
    private int columnOf(int offset) {
        if (node.getStartMark().isEmpty() || node.getEndMark().isEmpty()) {
            return 0;
        }
        ScalarNode scalar = (ScalarNode) node;
        int quotes = scalar.isPlain() ? 0 : 1;
        boolean oneLine = node.getStartMark().get().getLine() == node.getEndMark().get().getLine();
        int width = node.getEndMark().get().getColumn() - node.getStartMark().get().getColumn();
        return oneLine && width == scalar.getValue().length() + 2 * quotes ? offset + quotes : 0;
    }
}
