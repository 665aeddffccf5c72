package org.pirqscope.evidence.check;

import java.util.Arrays;
import java.util.List;
import org.pirqscope.evidence.check.ShownLines.Shown;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.evidence.fact.Printed;
import org.pirqscope.machine.call.Layer;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.GuestCells;

/**
 * Hears what one move logs and goes on in the texts by each line that stands there next. A line that may be left out
 * and does stand there next is taken for that one: were it left out, an equal line of a later move would be the one
 * that stands there, and the texts would be at the same place after that move.
 */
final class PlaceTape implements Tape.Quiet {

    /** Bits of a place that one text has. */
    static final int BITS = 20;

    /** Most lines of a text. */
    static final int MOST_LINES = (1 << BITS) - 1;

    /** Most texts: one a layer. */
    static final int MOST_TEXTS = 3;

    private final List<LoggedText> texts;
    private final ShownLines shown;
    private final List<String> devices;
    private final GuestCells guest;
    private final boolean irqs;
    private final int[] textOf;
    private final int[] places;
    private short[] world;
    private boolean whole;
    private int refusedAt = -1;
    private ModelLine refused;

    /**
     * A tape for the moves of a machine.
     *
     * @param devices addresses of the controllers, with their segments
     * @param irqs whether Linux irqs have to have the numbers that stand in the texts
     */
    PlaceTape(List<LoggedText> texts, ShownLines shown, List<String> devices, GuestCells guest, boolean irqs) {
        this.irqs = irqs;
        this.texts = texts;
        this.shown = shown;
        this.devices = devices;
        this.guest = guest;
        this.places = new int[texts.size()];
        this.textOf = new int[Layer.values().length];
        Arrays.fill(textOf, -1);
        for (int i = 0; i < texts.size(); i++) {
            for (Layer layer : texts.get(i).layers()) {
                textOf[layer.ordinal()] = i;
            }
        }
    }

    /**
     * Begins a move.
     *
     * @param place where the texts are before it
     * @param cells what the move changes
     * @param ends whether the texts end with the run: after the last line of one nothing may be logged
     */
    void begin(long place, short[] cells, boolean ends) {
        for (int i = 0; i < places.length; i++) {
            places[i] = at(place, i);
        }
        world = cells;
        whole = ends;
        refusedAt = -1;
        refused = null;
    }

    /** The line of a text that a place stands before. */
    static int at(long place, int text) {
        return (int) (place >>> BITS * text) & MOST_LINES;
    }

    /** Where the texts are now. */
    long place() {
        long place = 0;
        for (int i = 0; i < places.length; i++) {
            place |= (long) places[i] << BITS * i;
        }
        return place;
    }

    /** Whether all lines of the move fit. */
    boolean fits() {
        return refused == null;
    }

    /** The first line of the move that does not. */
    ModelLine refused() {
        return refused;
    }

    /** The text that it does not stand in, and how far that one was. */
    int refusedText() {
        return refusedAt;
    }

    /** The place of the text where the line was refused. */
    int refusedPlace() {
        return places[refusedAt];
    }

    @Override
    public void log(Log log, int a, int b, int c, int d) {
        int text = textOf[log.layer().ordinal()];
        if (refused != null || text < 0 || !ModelLine.compared(log) || shown.of(log) == Shown.NO) {
            return;
        }
        Printed printed = printed(log, a, b, c, d);
        String device = ModelLine.namesDevice(log) ? devices.get(a) : "";
        List<Fact.Logged> lines = texts.get(text).lines();
        int at = places[text];
        if (at < lines.size() && fits(lines.get(at), log, device, printed)) {
            places[text]++;
        } else if (shown.of(log) == Shown.MUST && (at < lines.size() || whole)) {
            refused = new ModelLine(log, device, printed);
            refusedAt = text;
        }
    }

    private Printed printed(Log log, int a, int b, int c, int d) {
        Printed printed = ModelLine.printed(log, a, b, c, d);
        return switch (log) {
            case BIND_FAILED_IRQ -> numbered(printed.with(LineField.PIRQ, guest.pirq(world, a)));
            case MSI_TO_IRQ, MSI_ALREADY_SETUP -> numbered(printed);
            case QEMU_UPDATING, QEMU_UNBIND, QEMU_UNBIND_FAILED -> vector(printed);
            case XEN_UNSUPPORTED_DELIVERY -> printed.with(LineField.MODE, shown.deliveryMode());
            default -> printed;
        };
    }

    private Printed numbered(Printed printed) {
        return irqs ? printed : printed.with(LineField.IRQ, Printed.NOT);
    }

    // the vector of a message is its Linux irq's
    private Printed vector(Printed printed) {
        return irqs || printed.of(LineField.GVEC) == 0 ? printed : printed.with(LineField.GVEC, Printed.NOT);
    }

    private static boolean fits(Fact.Logged line, Log log, String device, Printed printed) {
        return line.log() == log
                && (line.device().isEmpty() || device.isEmpty() || line.device().equals(device))
                && line.printed().differing(printed).isEmpty();
    }
}
