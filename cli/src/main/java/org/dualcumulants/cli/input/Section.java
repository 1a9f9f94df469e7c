package org.dualcumulants.cli.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping with a fixed list of keys. */
final class Section {

    private final Entry entry;
    private final String name;
    private final Map<String, Entry> entries;

    /** @throws InputException if there is a key that is not in the list */
    Section(Entry entry, String name, List<String> keys) {
        this.entry = entry;
        this.name = name;
        this.entries = entry.mapping("a mapping with the keys " + String.join(", ", keys));
        for (String key : entries.keySet()) {
            if (!keys.contains(key)) {
                throw new InputException(
                        entry.placeOfKey(key), "unknown key \"" + key + "\" in " + name + "; " + NearestName.hint(key, keys));
            }
        }
    }

    Entry required(String key, String expected) {
        Entry value = entries.get(key);
        if (value == null) {
            throw new InputException(entry.place(), "missing key \"" + key + "\" in " + name + "; expected " + expected);
        }
        return value;
    }

    Optional<Entry> optional(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** @throws InputException if one of the keys is present */
    void refuse(List<String> keys, String remedy) {
        for (String key : keys) {
            if (has(key)) {
                throw new InputException(
                        entry.placeOfKey(key), entries.get(key).path() + " is not computed by this version; " + remedy);
            }
        }
    }
}
