package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.machine.text.Quoted;
import org.snakeyaml.engine.v2.nodes.Node;

/** The key {@code marks} of a scenario's file. */
final class BookmarkKeys {

    private BookmarkKeys() {}

    /** All of them, in the order of the file. @throws ScenarioException for one that is none */
    static List<Bookmark> read(YamlMap top) {
        List<Bookmark> bookmarks = new ArrayList<>();
        for (Node node : top.list("marks")) {
            bookmarks.add(bookmark(YamlMap.of(top.file(), node, "a mark", List.of("name", "at", "note")), bookmarks));
        }
        return List.copyOf(bookmarks);
    }

    private static Bookmark bookmark(YamlMap map, List<Bookmark> before) {
        String name = map.required("name", "the mark");
        if (!Bookmark.names(name)) {
            throw map.error(map.at("name"), "name is " + Quoted.of(name) + "; expected " + Bookmark.NAMES);
        }
        if (before.stream().anyMatch(other -> other.name().equals(name))) {
            throw map.error(map.at("name"), "there are two marks " + Quoted.of(name) + "; expected a name of its own");
        }
        String at = map.required("at", "the mark");
        StepAnchor anchor = StepAnchor.of(at)
                .orElseThrow(() -> map.error(map.at("at"), "at is " + Quoted.of(at) + "; expected " + StepAnchor.FORM));
        String note = map.text("note", "");
        if (!Bookmark.notes(note)) {
            throw map.error(map.at("note"), "note has more than 2000 characters, or control characters");
        }
        return new Bookmark(name, anchor, note);
    }
}
