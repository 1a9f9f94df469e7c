package org.dualcumulants.cli.input;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** YAML text as a tree of nodes, each with its place. One document, no aliases, bounded depth: a hostile file is refused. */
final class Yaml {

    /** Deeper nesting than any study has. */
    static final int MAX_DEPTH = 24;

    private final String source;
    private final Map<Node, Place> optionValues = new IdentityHashMap<>();

    Yaml(String source) {
        this.source = source;
    }

    /** The tree of a file's text. */
    Node parse(String text) {
        return compose(text, null);
    }

    /** The tree of an option's value; all its nodes have the option as their place. */
    Node parseOption(String text, Place option) {
        Node node = compose(text, option);
        claim(node, option);
        return node;
    }

    /** Gives a node made by an option its place. */
    void claim(Node node, Place option) {
        optionValues.put(node, option);
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(child -> claim(child, option));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                claim(tuple.getKeyNode(), option);
                claim(tuple.getValueNode(), option);
            }
        }
    }

    Place placeOf(Node node) {
        Place option = optionValues.get(node);
        return option != null ? option : place(node.getStartMark().orElse(null));
    }

    private Place place(Mark mark) {
        return mark == null ? Place.option(source) : new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Node compose(String text, Place option) {
        LoadSettings settings = LoadSettings.builder().setLabel(source).setAllowNonScalarKeys(true).build();
        try {
            refuseHostile(text, settings, option);
            Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                throw new InputException(option != null ? option : new Place(source, 1, 1), "empty; a value is expected");
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                Node second = documents.next();
                throw new InputException(
                        option != null ? option : placeOf(second), "a second YAML document starts here; one is expected");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Place place = option != null ? option : place(e.getProblemMark().orElse(null));
            String context = e.getContext() == null ? "" : " " + e.getContext();
            throw new InputException(place, "not valid YAML: " + e.getProblem() + context);
        } catch (YamlEngineException e) {
            throw new InputException(option != null ? option : new Place(source, 1, 1), "not valid YAML: " + e.getMessage());
        }
    }

    /** Walks the events, which needs no stack, before the recursive composer sees the text. */
    private void refuseHostile(String text, LoadSettings settings, Place option) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            Place place = option != null ? option : place(event.getStartMark().orElse(null));
            if (event instanceof AliasEvent alias) {
                throw new InputException(place, "alias *" + alias.getAlias() + ": study files have no aliases; write the value out");
            } else if (event instanceof CollectionStartEvent) {
                depth++;
                if (depth > MAX_DEPTH) {
                    throw new InputException(place, "nested more than " + MAX_DEPTH + " levels deep; a study needs fewer");
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }
}
