package org.pirqscope.evidence.trace;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.fact.Party;
import org.pirqscope.evidence.fact.PirqEvent;
import org.pirqscope.evidence.fact.PirqEvent.EventPort;
import org.pirqscope.evidence.fact.PirqEvent.Failed;
import org.pirqscope.evidence.fact.PirqEvent.LinuxIrq;
import org.pirqscope.evidence.fact.PirqEvent.Plain;
import org.pirqscope.evidence.fact.SymptomKind;
import org.pirqscope.evidence.fact.What;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;
import org.pirqscope.machine.call.GuestFunction;
import org.pirqscope.machine.message.MsiMessage;

/** Reads traces of a guest kernel; a task's calls stand between one another's, so values are kept for each task. */
public final class TraceLines {

    private static final Set<String> MODELLED =
            Arrays.stream(GuestFunction.values()).map(GuestFunction::spelling).collect(Collectors.toSet());
    private static final String[] SIGNS = {"();", "() {", "}"};

    /** What a task has been seen with: the pirq that it binds. */
    private static final class Task {
        private int pirq = UNKNOWN;
        private int asked = UNKNOWN;
    }

    private final Facts facts;
    private final Map<String, Task> tasks = new HashMap<>();
    private boolean open;

    public TraceLines(Facts facts) {
        this.facts = facts;
    }

    /** Reads a line of any of the three. */
    public Meaning read(LogRecord record) {
        String line = record.line();
        Meaning meaning = line.startsWith("#") ? header(line) : graph(line);
        if (meaning == Meaning.STRANGE) {
            meaning = event(record, line);
        }
        open = meaning != Meaning.STRANGE;
        return meaning;
    }

    /** Whether the line looks like a trace's, of which nothing is read. */
    public boolean likely(String line) {
        return line.startsWith("# tracer: ") || graph(line) != Meaning.STRANGE;
    }

    // "# tracer: nop", and below it the names of the columns
    private Meaning header(String line) {
        boolean named = line.startsWith("# tracer: ")
                || line.startsWith("# entries-in-buffer")
                || open && (line.length() < 2 || line.indexOf("  ", 1) == 1 || line.indexOf('|') > 0);
        return named ? Meaning.NOTHING : Meaning.STRANGE;
    }

    // " 0)   0.198 us    |    final_putname();" and " 1)   getname() {"
    private Meaning graph(String line) {
        int close = line.indexOf(')');
        if (close < 1 || close > 40) {
            return line.startsWith(" ------") && open ? Meaning.NOTHING : Meaning.STRANGE;
        }
        int from = close;
        while (from > 0 && Character.isDigit(line.charAt(from - 1))) {
            from--;
        }
        if (from == close || from > 0 && line.charAt(from - 1) != ' ') {
            return Meaning.STRANGE;
        }
        if (line.indexOf("=>", close) > 0 && line.indexOf('-', close) > 0) {
            return Meaning.NOTHING;
        }
        return call(line, Math.max(close, line.lastIndexOf('|')));
    }

    private static Meaning call(String line, int from) {
        for (String sign : SIGNS) {
            int at = line.indexOf(sign, from);
            if (at >= 0) {
                String name = line.substring(from + 1, at).strip();
                boolean modelled = MODELLED.contains(name) || name.startsWith("xen_") || name.startsWith("evtchn_");
                return modelled ? Meaning.FACT : Meaning.NOTHING;
            }
        }
        return Meaning.STRANGE;
    }

    // "kworker/u4:0-9  [001] .....  137.308910: getpirq_r: (caller+0xf4/0x1a0 <- xen_allocate_pirq_msi) pirq=55"
    private Meaning event(LogRecord record, String line) {
        int cpu = line.indexOf(" [");
        int close = cpu < 0 ? -1 : line.indexOf(']', cpu);
        if (close < 0 || close - cpu > 6 || Numeral.decimal(line, cpu + 2, close) < 0) {
            return Meaning.STRANGE;
        }
        String task = line.substring(0, cpu).strip();
        int time = line.indexOf(": ", close);
        if (time < 0 || task.lastIndexOf('-') < 1) {
            return Meaning.STRANGE;
        }
        int callee = line.indexOf(" <-", time + 2);
        int open = line.indexOf("(", time);
        if (open < 0 || open > callee && callee > 0) {
            return callee < 0
                    ? Meaning.STRANGE
                    : MODELLED.contains(line.substring(time + 2, callee)) ? Meaning.FACT : Meaning.NOTHING;
        }
        int end = line.indexOf(')', open);
        if (end < 0) {
            return Meaning.CUT;
        }
        return probe(record, tasks.computeIfAbsent(task, name -> new Task()), line.substring(open + 1, end), end);
    }

    private Meaning probe(LogRecord record, Task task, String where, int end) {
        int arrow = where.indexOf("<- ");
        boolean answer = arrow >= 0;
        String name = name(where, answer ? arrow + 3 : 0);
        boolean inside = !answer && !where.contains("+0x0/");
        Fields fields = new Fields(record.line(), end);
        switch (name) {
            case "xen_allocate_pirq_msi" -> allocated(record, answer, fields);
            case "xen_bind_pirq_msi_to_irq" -> bound(record, task, answer, fields);
            case "__startup_pirq", "startup_pirq" -> started(record, task, inside, fields);
            case "__pci_write_msi_msg", "__pci_read_msi_msg" -> written(record, name, answer, fields);
            case "xen_irq_from_pirq" -> {}
            default -> {
                return MODELLED.contains(name) || fields.any() ? Meaning.FACT : Meaning.NOTHING;
            }
        }
        return Meaning.FACT;
    }

    private static String name(String where, int from) {
        int plus = where.indexOf('+', from);
        return where.substring(from, plus < 0 ? where.length() : plus).strip();
    }

    private void allocated(LogRecord record, boolean answer, Fields fields) {
        int pirq = fields.number("pirq");
        if (answer && pirq >= 0) {
            event(record, What.REQUEST, pirq, new Plain());
        } else if (answer && fields.has("pirq")) {
            facts.add(new Fact.Symptom(record.place(), SymptomKind.POOL_EMPTY, "", UNKNOWN, pirq, ""));
        }
    }

    private void bound(LogRecord record, Task task, boolean answer, Fields fields) {
        if (!answer) {
            task.pirq = fields.number("pirq");
        } else if (task.pirq >= 0 && fields.number("irq") >= 0) {
            event(record, What.BIND, task.pirq, new LinuxIrq(fields.number("irq")));
        }
    }

    // a probe inside of the function: before the hypercall with its pirq, after it with its answer
    private void started(LogRecord record, Task task, boolean inside, Fields fields) {
        if (inside && fields.number("pirq") >= 0) {
            task.asked = fields.number("pirq");
        } else if (inside && fields.has("rc") && task.asked >= 0) {
            int rc = fields.number("rc");
            event(
                    record,
                    rc < 0 ? What.BIND_FAILED : What.BIND,
                    task.asked,
                    rc < 0 ? new Failed(rc, false, UNKNOWN) : new EventPort(fields.number("port"), UNKNOWN));
            task.asked = UNKNOWN;
        }
    }

    private void written(LogRecord record, String name, boolean answer, Fields fields) {
        if (fields.has("addr_lo") && fields.has("data")) {
            MsiMessage message = new MsiMessage(fields.hex("addr_hi"), fields.hex("addr_lo"), fields.hex("data"));
            facts.add(new Fact.Written(record.place(), "", name.equals("__pci_read_msi_msg"), message));
        }
    }

    private void event(LogRecord record, What what, int pirq, PirqEvent.Detail detail) {
        facts.add(new PirqEvent(record.place(), Party.GUEST, what, UNKNOWN, pirq, "", detail));
    }

    /** The {@code name=value} pairs after a probe's place. */
    private record Fields(String line, int from) {

        boolean any() {
            return line.indexOf('=', from) > 0;
        }

        boolean has(String name) {
            return at(name) >= 0;
        }

        private int at(String name) {
            int at = line.indexOf(" " + name + "=", from);
            return at < 0 ? -1 : at + name.length() + 2;
        }

        private int end(int at) {
            int end = line.indexOf(' ', at);
            return end < 0 ? line.length() : end;
        }

        /** The number, -1 where there is none. */
        int number(String name) {
            int at = at(name);
            long value = at < 0
                    ? UNKNOWN
                    : line.startsWith("0x", at) ? Numeral.hex(line, at, end(at)) : Numeral.decimal(line, at, end(at));
            return value == Numeral.NONE || value != (int) value ? UNKNOWN : (int) value;
        }

        int hex(String name) {
            int at = at(name);
            long value = at < 0 ? 0 : Numeral.hex(line, at, end(at));
            return value == Numeral.NONE ? 0 : (int) value;
        }
    }
}
