package org.pirqscope.diagram.mail;

import java.util.List;
import java.util.stream.Stream;

/**
 * A text for a mail, and what its writer ought to know about it.
 *
 * @param lines all rows, without line ends
 * @param notes sentences without a full stop: why the text does not look as it usually does
 * @param story the calls that it tells, for who lays them out otherwise
 */
public record Mail(List<String> lines, List<String> notes, MailStory story) {

    public Mail {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    Mail with(List<String> more) {
        return new Mail(lines, Stream.concat(notes.stream(), more.stream()).toList(), story);
    }
}
