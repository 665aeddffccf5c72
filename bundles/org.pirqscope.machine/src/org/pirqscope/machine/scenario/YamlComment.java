package org.pirqscope.machine.scenario;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.events.Event;

/**
 * A comment of a YAML text.
 *
 * @param at where its {@code #} stands
 * @param text with the {@code #}, to the end of its line
 */
record YamlComment(int at, String text) {

    /** All comments of the text in their order. */
    static List<YamlComment> all(String text) {
        List<YamlComment> comments = new ArrayList<>();
        for (Event event :
                new Parse(LoadSettings.builder().setParseComments(true).build()).parseString(text)) {
            if (event instanceof CommentEvent comment && comment.getCommentType() != CommentType.BLANK_LINE) {
                int at = text.offsetByCodePoints(
                        0, comment.getStartMark().orElseThrow().getIndex());
                comments.add(new YamlComment(at, "#" + comment.getValue().stripTrailing()));
            }
        }
        return comments;
    }
}
