package org.pirqscope.report.why;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.report.why.Changes.Change;

/**
 * How one value of the simulated stack went over a run.
 *
 * @param changes in the order of the run, at least one
 */
public record ValueRow(Quantity quantity, List<Change> changes) {

    /** Kinds of subjects as the tables stand, then numbers, then fields. */
    static final Comparator<ValueRow> ORDER = Comparator.<ValueRow>comparingInt(
                    row -> kind(row.quantity().subject()))
            .thenComparingLong(row -> number(row.quantity().subject()))
            .thenComparing(ValueRow::quantity, Quantity.BY_FIELD);

    private static int kind(Subject subject) {
        return switch (subject) {
            case Subject.Pirq pirq -> 0;
            case Subject.XenIrq irq -> 1;
            case Subject.EventChannel port -> 2;
            case Subject.GuestIrq irq -> 3;
            case Subject.Device device -> 4;
            case Subject.TableEntry entry -> 5;
            case Subject.MsiDescriptor descriptor -> 6;
        };
    }

    /** Pirqs from the highest down, as Xen gives them out. */
    private static long number(Subject subject) {
        return switch (subject) {
            case Subject.Pirq pirq -> -pirq.pirq();
            case Subject.XenIrq irq -> irq.irq();
            case Subject.EventChannel port -> port.port();
            case Subject.GuestIrq irq -> irq.irq();
            case Subject.Device device -> device.device();
            case Subject.TableEntry entry -> ((long) entry.device() << Integer.SIZE) + entry.entry();
            case Subject.MsiDescriptor descriptor -> ((long) descriptor.device() << Integer.SIZE) + descriptor.entry();
        };
    }

    /** The value before the run's first change of it. */
    public String first() {
        return text(changes.getFirst().effect().before());
    }

    /** The value after a step. */
    public String at(int step) {
        int index = index(step);
        return index < 0 ? first() : value(changes.get(index));
    }

    /** The value that a change left. */
    public String value(Change change) {
        return text(change.effect().after());
    }

    private String text(int value) {
        Field field = quantity.field();
        return field.text(value);
    }

    /** The index of the last change up to a step, -1 for none. */
    public int index(int step) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (changes.get(middle).step().number() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Whether the step changes it. */
    public boolean changesAt(int step) {
        int index = index(step);
        return index >= 0 && changes.get(index).step().number() == step;
    }

    /** The step of the first change after a step. */
    public OptionalInt next(int step) {
        int index = index(step) + 1;
        return index < changes.size() ? OptionalInt.of(changes.get(index).step().number()) : OptionalInt.empty();
    }

    /** The step of the last change before a step. */
    public OptionalInt previous(int step) {
        int index = index(step - 1);
        return index < 0
                ? OptionalInt.empty()
                : OptionalInt.of(changes.get(index).step().number());
    }

    /**
     * Whether each of these words begins one in the row's name, {@code pirq 55 irq}, or in that of its layer; a number
     * is one as a whole.
     */
    public boolean matches(String words) {
        List<String> names =
                words(quantity.text() + " " + quantity.field().layer().label());
        return words(words).stream()
                .allMatch(word -> names.stream()
                        .anyMatch(
                                name -> Character.isDigit(word.charAt(0)) ? name.equals(word) : name.startsWith(word)));
    }

    private static List<String> words(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
