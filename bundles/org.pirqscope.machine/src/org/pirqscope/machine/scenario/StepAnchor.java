package org.pirqscope.machine.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a run by what happens there, so that it is found again in another run of the scenario: the second time
 * that nvme0 enters a call, or comes back from it.
 *
 * @param actor who runs
 * @param call the call as its source spells it, or as the release at hand does
 * @param occurrence which of the actor's calls of that name, from 1
 * @param returning true where the call is left, false where it is entered
 */
public record StepAnchor(String actor, String call, int occurrence, boolean returning) {

    /** How one is typed. */
    public static final String FORM =
            "ACTOR CALL [N] [returns], the Nth time, such as nvme0 xen_irq_from_pirq 2 returns";

    private static final Pattern READ =
            Pattern.compile("(\\w[\\w-]{0,39}) +([^\\s\\p{Cc}][^\\p{Cc}]{0,79}?)(?: +([1-9]\\d{0,6}))?( +returns)?");

    /** Reads one; nothing if the text is none. */
    public static Optional<StepAnchor> of(String text) {
        Matcher read = READ.matcher(text.strip());
        if (!read.matches()) {
            return Optional.empty();
        }
        int occurrence = read.group(3) == null ? 1 : Integer.parseInt(read.group(3));
        return Optional.of(new StepAnchor(read.group(1), read.group(2), occurrence, read.group(4) != null));
    }

    /** As it is typed. */
    public String text() {
        return actor + " " + call + (occurrence == 1 ? "" : " " + occurrence) + (returning ? " returns" : "");
    }

    /** The same of an actor that is called otherwise now. */
    StepAnchor renamed(String from, String to) {
        return actor.equals(from) ? new StepAnchor(to, call, occurrence, returning) : this;
    }
}
