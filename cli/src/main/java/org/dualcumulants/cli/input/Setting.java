package org.dualcumulants.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * {@code --set key.path=value}: one value of a study replaced before it is checked.
 *
 * @param text as given, {@code particle.noise[0]=0.3}
 */
public record Setting(String text) {

    private static final Pattern STEP = Pattern.compile("\\.?(\\p{L}[\\p{L}\\p{Nd}_]*)|\\[(\\d{1,4})\\]");

    /** Replaces or adds the value in the tree. */
    void applyTo(Node root, Yaml yaml) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InputException(place(), "expected key.path=value, for example --set particle.noise[0]=0.3");
        }
        List<String> steps = steps(text.substring(0, equals).strip());
        Node value = yaml.parseOption(text.substring(equals + 1), place());
        Node node = root;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            Node next = last ? value : null;
            node = steps.get(i).startsWith("[")
                    ? element(node, steps, i, next)
                    : member(node, steps, i, next, yaml);
        }
    }

    private Place place() {
        return Place.option("--set " + text);
    }

    /** "particle.noise[0]" → particle, noise, [0. */
    private List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length()) {
            boolean valid = matcher.find(end) && matcher.start() == end && (end == 0) == Character.isLetter(path.charAt(end));
            if (!valid) {
                throw new InputException(place(), "\"" + path + "\" is no key path; expected names with dots and [index], "
                        + "for example particle.noise[0]");
            }
            steps.add(matcher.group(1) != null ? matcher.group(1) : "[" + matcher.group(2));
            end = matcher.end();
        }
        return steps;
    }

    private Node member(Node parent, List<String> steps, int at, Node value, Yaml yaml) {
        if (!(parent instanceof MappingNode mapping)) {
            throw new InputException(place(), before(steps, at) + " has no keys, so \"" + steps.get(at) + "\" cannot be set in it");
        }
        List<NodeTuple> tuples = mapping.getValue();
        for (int i = 0; i < tuples.size(); i++) {
            NodeTuple tuple = tuples.get(i);
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(steps.get(at))) {
                boolean deeper = value == null && !steps.get(at + 1).startsWith("[");
                Node child = value != null ? value : deeper ? opened(tuple.getValueNode(), yaml) : tuple.getValueNode();
                if (child != tuple.getValueNode()) {
                    Node keyNode = key(steps.get(at), yaml);
                    tuples.set(i, new NodeTuple(keyNode, child));
                }
                return child;
            }
        }
        Node child = value != null ? value : emptyMapping(yaml);
        tuples.add(new NodeTuple(key(steps.get(at), yaml), child));
        return child;
    }

    private Node element(Node parent, List<String> steps, int at, Node value) {
        int index = Integer.parseInt(steps.get(at).substring(1));
        if (!(parent instanceof SequenceNode sequence) || index >= sequence.getValue().size()) {
            String size = parent instanceof SequenceNode s ? "has " + s.getValue().size() + " entries" : "is no list";
            throw new InputException(place(), before(steps, at) + " " + size + ", so [" + index + "] cannot be set");
        }
        if (value != null) {
            sequence.getValue().set(index, value);
        }
        return sequence.getValue().get(index);
    }

    /** A scalar such as auto gives way to a mapping when one of its keys is set. */
    private Node opened(Node node, Yaml yaml) {
        return node instanceof ScalarNode ? emptyMapping(yaml) : node;
    }

    private Node emptyMapping(Yaml yaml) {
        Node node = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.FLOW);
        yaml.claim(node, place());
        return node;
    }

    private Node key(String name, Yaml yaml) {
        Node node = new ScalarNode(Tag.STR, name, ScalarStyle.PLAIN);
        yaml.claim(node, place());
        return node;
    }

    private static String before(List<String> steps, int at) {
        String path = String.join(".", steps.subList(0, at)).replace(".[", "[").replaceAll("\\[(\\d+)", "[$1]");
        return path.isEmpty() ? "the study" : path;
    }
}
