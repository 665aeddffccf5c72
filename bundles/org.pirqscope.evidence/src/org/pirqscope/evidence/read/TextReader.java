package org.pirqscope.evidence.read;

import java.util.HashMap;
import java.util.Map;
import org.pirqscope.evidence.fact.LineState;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.SourceFormat;
import org.pirqscope.evidence.fact.SourceLine;
import org.pirqscope.evidence.host.HostLines;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Quotation;
import org.pirqscope.evidence.line.Stamp;
import org.pirqscope.evidence.line.Stamp.Writer;
import org.pirqscope.evidence.line.WatchWords;
import org.pirqscope.evidence.linux.InterruptTable;
import org.pirqscope.evidence.linux.LinuxLines;
import org.pirqscope.evidence.qemu.QemuLines;
import org.pirqscope.evidence.trace.TraceLines;
import org.pirqscope.evidence.xen.KeyDumps;
import org.pirqscope.evidence.xen.XenLines;

/** Reads one text line by line; which format a line has is told by the line and by those above it. */
final class TextReader {

    private static final WatchWords WATCHED =
            new WatchWords("pirq", "PIRQ", "MSI", "msi ", "evtchn", "EVTCHN", "physical IRQ");
    private static final String XEN_MARK = "(XEN) ";
    private static final int MOST_JOINED = 6;
    private static final int WRAP_LEAST = 56;
    private static final int WRAP_COLUMN = 66;

    private final int file;
    private final Gathered out;
    private final QemuLines qemu;
    private final XenLines xen;
    private final KeyDumps dumps;
    private final LinuxLines linux;
    private final InterruptTable interrupts;
    private final TraceLines trace;
    private final HostLines host;
    private final ListingBlock listing;
    private final Map<String, String> virtualOf = new HashMap<>();

    private SourceFormat block;
    private boolean recognised;
    private final SourceFormat otherwise;
    private Held held;
    private final Map<LineState, Integer> waiting = new HashMap<>();
    private int width;
    private int row;
    private Ended last;

    /** A record that ended too early, until the next line says whether it goes on there; its lines from a row on. */
    private record Held(String text, SourceFormat format, SourceLine place, int row, int lines) {}

    /** How the last record ended, for the rest of it that a mail put on the next line. */
    private record Ended(SourceFormat format, LineState state, boolean stamped) {}

    /** How a record was read. */
    private record Heard(SourceFormat format, Meaning meaning) {}

    /** @param mail what is not of another format is a remark in a mail */
    TextReader(int file, Gathered out, boolean mail) {
        this.file = file;
        this.out = out;
        this.otherwise = mail ? SourceFormat.MAIL : null;
        this.qemu = new QemuLines(out, virtualOf);
        this.xen = new XenLines(out);
        this.dumps = new KeyDumps(out);
        this.linux = new LinuxLines(out);
        this.interrupts = new InterruptTable(out);
        this.trace = new TraceLines(out);
        this.host = new HostLines(out);
        this.listing = new ListingBlock(file, out);
    }

    /** A line that is the mail's own: a header, a separator. */
    void mailLine(String raw, int number) {
        release();
        listing.end();
        row = out.line(file, number, raw);
        count(SourceFormat.MAIL, LineState.KNOWN, row, false);
    }

    /** The next line. */
    void line(String raw, int number) {
        String text = Quotation.without(raw);
        int before = width;
        width = raw.length();
        row = out.line(file, number, raw);
        if (listing.takes(text)) {
            release();
            listing.add(text, number, row);
            block = SourceFormat.LSPCI;
            assign();
            return;
        }
        if (text.isEmpty()) {
            release();
            last = null;
            count(blockOrOther(), LineState.KNOWN, row, false);
            return;
        }
        int second = text.indexOf(XEN_MARK, 1);
        if (second > 0 && !text.startsWith(XEN_MARK)) {
            interleaved(text, second, number);
        } else {
            record(text, number, before);
        }
    }

    // Xen's console writes in the middle of another's line
    private void interleaved(String text, int at, int number) {
        release();
        SourceLine place = new SourceLine(file, number);
        String first = text.substring(0, at);
        Heard before = first.isBlank() ? new Heard(null, Meaning.NOTHING) : read(first, place, true);
        Heard after = read(text.substring(at), place, true);
        boolean any = before.meaning() == Meaning.FACT || after.meaning() == Meaning.FACT;
        end(after.format(), any ? Meaning.FACT : after.meaning(), text, place, false);
    }

    private void record(String text, int number, int before) {
        Stamp stamp = Stamp.of(text);
        if (held != null && stamp.writer() == Writer.UNKNOWN && joined(text, number)) {
            return;
        }
        release();
        SourceLine place = new SourceLine(file, number);
        Heard heard = read(text, stamp, place, false);
        if (heard.meaning() == Meaning.CUT) {
            held = new Held(text, heard.format(), place, row, 1);
            return;
        }
        if (heard.meaning() == Meaning.STRANGE && wrapped(text, stamp, before)) {
            boolean strange = last.state().strange();
            count(last.format(), strange ? LineState.NOT_UNDERSTOOD : LineState.KNOWN, row, true);
            if (strange) {
                out.strange(place, text, false);
            }
            return;
        }
        end(heard.format(), heard.meaning(), text, place, stamp.text() > 0);
    }

    // a mail program breaks where the next word has no room
    private boolean wrapped(String text, Stamp stamp, int before) {
        int blank = text.indexOf(' ');
        int word = blank < 0 ? text.length() : blank;
        return last != null
                && last.stamped()
                && stamp.text() == 0
                && before >= WRAP_LEAST
                && before + 1 + word > WRAP_COLUMN;
    }

    private boolean joined(String text, int number) {
        for (String between : new String[] {" ", ""}) {
            String whole = held.text() + between + text.strip();
            Heard heard = read(whole, held.place(), false);
            if (heard.meaning() == Meaning.FACT || heard.meaning() == Meaning.NOTHING) {
                LineState state = heard.meaning() == Meaning.FACT ? LineState.READ : LineState.KNOWN;
                count(held, held.lines() + 1, heard.format(), state);
                block = heard.format();
                last = new Ended(heard.format(), state, true);
                held = null;
                return true;
            }
            if (heard.meaning() == Meaning.CUT
                    && held.lines() < MOST_JOINED
                    && between.equals(" ")
                    && readAlone(text, number).meaning() == Meaning.STRANGE) {
                held = new Held(whole, held.format(), held.place(), held.row(), held.lines() + 1);
                return true;
            }
        }
        return false;
    }

    // what the line would be without the one above it, with nothing kept of it
    private Heard readAlone(String text, int number) {
        boolean other = listing.takes(text) || trace.likely(text);
        return new Heard(null, other ? Meaning.NOTHING : Meaning.STRANGE);
    }

    // nothing follows: what a shorter form makes of the record, or it is called cut
    private void release() {
        if (held == null) {
            return;
        }
        Held cut = held;
        held = null;
        Heard heard = read(cut.text(), cut.place(), true);
        boolean well = heard.meaning() == Meaning.FACT || heard.meaning() == Meaning.NOTHING;
        LineState state = !well ? LineState.CUT : heard.meaning() == Meaning.FACT ? LineState.READ : LineState.KNOWN;
        SourceFormat format = heard.format() == null ? cut.format() : heard.format();
        count(cut, cut.lines(), format, state);
        if (!well) {
            if (format == SourceFormat.QEMU) {
                qemu.readCut(new LogRecord(cut.text(), Stamp.of(cut.text()), cut.place(), true));
            }
            out.strange(cut.place(), cut.text(), true);
        }
        block = format;
        last = new Ended(format, state, true);
    }

    private void end(SourceFormat format, Meaning meaning, String text, SourceLine place, boolean stamped) {
        LineState state = switch (meaning) {
            case FACT -> LineState.READ;
            case NOTHING -> LineState.KNOWN;
            case CUT -> LineState.CUT;
            case STRANGE -> LineState.NOT_UNDERSTOOD;
        };
        SourceFormat known = format == null ? blockOrOther() : format;
        block = format == null ? block : format;
        if (state.strange()) {
            out.strange(place, text, meaning == Meaning.CUT);
        }
        count(known, state, row, false);
        last = new Ended(known, state, stamped);
    }

    private Heard read(String text, SourceLine place, boolean alone) {
        return read(text, Stamp.of(text), place, alone);
    }

    private Heard read(String text, Stamp stamp, SourceLine place, boolean alone) {
        int before = out.facts();
        Heard heard = reading(new LogRecord(text, stamp, place, alone));
        if (heard.format() != null && out.facts() > before) {
            out.told(before, heard.format(), place, stamp.seconds());
        }
        if (heard.format() == null) {
            listing.remark(text);
        } else {
            listing.end();
        }
        return heard;
    }

    private Heard reading(LogRecord record) {
        return switch (record.stamp().writer()) {
            case XEN -> xen(record);
            case FIRMWARE -> new Heard(SourceFormat.XEN, Meaning.NOTHING);
            case QEMU, SHIM -> heard(SourceFormat.QEMU, dated(record), record);
            case KERNEL -> kernel(record);
            case UNKNOWN -> bare(record);
        };
    }

    private Heard xen(LogRecord record) {
        Meaning meaning = dumps.read(record);
        if (meaning != Meaning.STRANGE) {
            return new Heard(dumps.section() == null ? SourceFormat.XEN : dumps.section(), meaning);
        }
        return heard(SourceFormat.XEN, xen.read(record), record);
    }

    // a console may print the time in the middle of a record
    private Meaning dated(LogRecord record) {
        Meaning meaning = qemu.read(record);
        if (meaning == Meaning.FACT || meaning == Meaning.NOTHING) {
            return meaning;
        }
        String line = Dates.without(record.line(), record.text());
        return line.equals(record.line())
                ? meaning
                : qemu.read(new LogRecord(line, record.stamp(), record.place(), record.alone()));
    }

    private Heard kernel(LogRecord record) {
        Meaning meaning = linux.read(record);
        return heard(SourceFormat.DMESG, meaning, record);
    }

    /** A line of a known writer that no form fits matters only if it speaks of interrupts. */
    private static Heard heard(SourceFormat format, Meaning meaning, LogRecord record) {
        boolean nothing = meaning == Meaning.STRANGE && WATCHED.in(record.line(), record.text()) == 0;
        return new Heard(format, nothing ? Meaning.NOTHING : meaning);
    }

    private Heard bare(LogRecord record) {
        String line = record.line();
        int at = record.text();
        Meaning meaning = trace.read(record);
        if (meaning != Meaning.STRANGE) {
            return new Heard(SourceFormat.FTRACE, meaning);
        }
        meaning = interrupts.read(record);
        if (meaning != Meaning.STRANGE) {
            return new Heard(SourceFormat.INTERRUPTS, meaning);
        }
        if (QemuLines.likely(line, at)) {
            return heard(SourceFormat.QEMU, dated(record), record);
        }
        meaning = dumps.read(record);
        if (meaning != Meaning.STRANGE && dumps.section() != null) {
            return new Heard(dumps.section(), meaning);
        }
        meaning = host.read(record);
        if (meaning != Meaning.STRANGE) {
            return new Heard(SourceFormat.XL, meaning);
        }
        return unstamped(record, line, at);
    }

    private Heard unstamped(LogRecord record, String line, int at) {
        if (linux.likely(line, at)) {
            Meaning meaning = linux.read(record);
            if (meaning == Meaning.FACT || meaning == Meaning.CUT) {
                return new Heard(SourceFormat.DMESG, meaning);
            }
        }
        boolean watched = WATCHED.in(line, at) != 0 && (otherwise == null || Prompts.likeRecord(line));
        boolean console = block == SourceFormat.QEMU && (at > 0 || line.startsWith("{\"timestamp\""));
        boolean prompt = Prompts.is(line);
        return new Heard(
                null, prompt || !watched && (console || otherwise != null) ? Meaning.NOTHING : Meaning.STRANGE);
    }

    private SourceFormat blockOrOther() {
        return otherwise != null ? otherwise : block;
    }

    private void count(Held record, int lines, SourceFormat format, LineState state) {
        for (int i = 0; i < lines; i++) {
            count(format, state, record.row() < 0 ? -1 : record.row() + i, i > 0);
        }
    }

    private void count(SourceFormat format, LineState state, int line, boolean joined) {
        if (format == null) {
            waiting.merge(state, 1, Integer::sum);
            out.undecided(file, line, state, joined);
            return;
        }
        block = block == null ? format : block;
        assign();
        out.count(file, line, format, state, joined);
    }

    // lines above the first that shows its format
    private void assign() {
        if (!waiting.isEmpty() && block != null) {
            out.assign(file, block, waiting);
            waiting.clear();
        }
    }

    /** The text is over. */
    void end() {
        release();
        listing.end();
        recognised = otherwise != null || block != null;
        if (!waiting.isEmpty()) {
            block = otherwise == null ? SourceFormat.DMESG : otherwise;
            assign();
        }
    }

    /** Whether a line showed a format. */
    boolean recognised() {
        return recognised;
    }
}
