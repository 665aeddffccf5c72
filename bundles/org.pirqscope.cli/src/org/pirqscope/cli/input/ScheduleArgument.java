package org.pirqscope.cli.input;

import java.util.ArrayList;
import java.util.List;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.scenario.Turn;

/** The value of {@code --schedule}: {@code nvme0*16,nvme1*Q,...}. */
public final class ScheduleArgument {

    // More moves than any script has.
    private static final int MOST = 1_000_000;

    private final String text;
    private final List<String> actors;

    private ScheduleArgument(String text, List<String> actors) {
        this.text = text;
        this.actors = actors;
    }

    /** Reads it. @param actors the names that may stand in it @throws Refusal naming the column */
    public static List<Turn> read(String text, List<String> actors) {
        return new ScheduleArgument(text, actors).turns();
    }

    // Items keep their column, so that a refusal can point at them.
    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            turns.add(turn(text.substring(start, end).strip(), start + 1));
            start = end + 1;
        }
        return turns;
    }

    private Turn turn(String item, int column) {
        int star = item.lastIndexOf('*');
        String actor = star < 0 ? item : item.substring(0, star).strip();
        if (!actors.contains(actor)) {
            throw wrong(item, column, Turn.ALLOWED + " with one of " + String.join(", ", actors));
        }
        return new Turn(actor, extent(star < 0 ? "1" : item.substring(star + 1).strip(), item, column));
    }

    private Turn.Length extent(String far, String item, int column) {
        return Turn.extent(far)
                .filter(extent -> !(extent instanceof Turn.Moves moves) || moves.count() <= MOST)
                .orElseThrow(() -> wrong(
                        item, column, "a count from 1 to " + MOST + ", act or a step (see run --help) after the *"));
    }

    private static Refusal wrong(String item, int column, String allowed) {
        return new Refusal("--schedule, column " + column + ": \"" + TypedText.of(item) + "\", expected " + allowed);
    }
}
