package org.pirqscope.evidence.host;

import static org.pirqscope.evidence.fact.PirqEvent.UNKNOWN;

import java.util.Set;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.Fact.Bound;
import org.pirqscope.evidence.fact.Fact.Product;
import org.pirqscope.evidence.fact.Facts;
import org.pirqscope.evidence.fact.LogRecord;
import org.pirqscope.evidence.line.FormTable;
import org.pirqscope.evidence.line.LineForm.Found;
import org.pirqscope.evidence.line.Meaning;
import org.pirqscope.evidence.line.Numeral;

/** Reads {@code xl info}, {@code xl list}, {@code uname -a} and the version line of QEMU. */
public final class HostLines {

    private static final FormTable<HostLines> FORMS = new FormTable<HostLines>()
            .read("QEMU emulator version %w", (h, f) -> h.banner(Product.QEMU, f.text(0)))
            .read("QEMU PC emulator version %w", (h, f) -> h.banner(Product.QEMU, f.text(0)))
            .read("Linux %w %w #%w", (h, f) -> h.kernel(f))
            .read(" Xen %w", (h, f) -> h.banner(Product.XEN, f.text(0)));

    private static final Set<String> KEYS = Set.of(
            "host",
            "release",
            "version",
            "machine",
            "nr_cpus",
            "max_cpu_id",
            "nr_nodes",
            "cores_per_socket",
            "threads_per_core",
            "cpu_mhz",
            "hw_caps",
            "virt_caps",
            "total_memory",
            "free_memory",
            "sharing_freed_memory",
            "sharing_used_memory",
            "outstanding_claims",
            "free_cpus",
            "xen_major",
            "xen_minor",
            "xen_extra",
            "xen_version",
            "xen_caps",
            "xen_scheduler",
            "xen_pagesize",
            "platform_params",
            "xen_changeset",
            "xen_commandline",
            "cc_compiler",
            "cc_compile_by",
            "cc_compile_domain",
            "cc_compile_date",
            "build_id",
            "xend_config_format",
            "arm_sve_vector_length");
    private static final String STATES = "[rbpscd-]{6}";
    private static final String EXTRA = "extra_guest_irqs=";

    private final Facts facts;
    private final Found found = new Found();
    private LogRecord record;
    private boolean list;

    public HostLines(Facts facts) {
        this.facts = facts;
    }

    /** Reads a line. */
    public Meaning read(LogRecord next) {
        record = next;
        String line = next.line();
        boolean banner = line.startsWith(" Xen ") && !line.matches(" Xen \\d+\\.\\d+[\\w.-]*");
        Meaning meaning = banner ? Meaning.STRANGE : FORMS.tell(line, next.text(), true, found, this);
        if (meaning == Meaning.CUT) {
            meaning = Meaning.STRANGE;
        }
        if (meaning == Meaning.STRANGE) {
            meaning = key(line);
        }
        return meaning == Meaning.STRANGE ? domain(line) : meaning;
    }

    // "xen_version            : 4.17.7"
    private Meaning key(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == '_' || Character.isLetterOrDigit(line.charAt(end)))) {
            end++;
        }
        int colon = line.indexOf(':', end);
        boolean shaped = end > 3 && colon > end && line.substring(end, colon).isBlank();
        if (!shaped || !KEYS.contains(line.substring(0, end)) || colon < 20) {
            return Meaning.STRANGE;
        }
        String value = line.substring(colon + 1).strip();
        return switch (line.substring(0, end)) {
            case "xen_version" -> banner(Product.XEN, value);
            case "release" -> banner(Product.DOM0_LINUX, value);
            case "xen_commandline" -> options(value);
            default -> Meaning.NOTHING;
        };
    }

    private Meaning banner(Product product, String version) {
        facts.add(new Fact.Banner(record.place(), product, version, ""));
        return Meaning.FACT;
    }

    private void kernel(Found f) {
        banner(Product.LINUX, f.text(1));
    }

    // Xen's default is 32 (xen/common/domain.c)
    private Meaning options(String line) {
        int at = line.indexOf(EXTRA);
        int from = at + EXTRA.length();
        int end = from;
        while (at >= 0 && end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        long extra = at < 0 ? 32 : Numeral.decimal(line, from, end);
        if (extra < 0 || extra > 1 << 20) {
            return Meaning.NOTHING;
        }
        facts.add(new Fact.Limit(record.place(), Bound.EXTRA_GUEST_IRQS, UNKNOWN, (int) extra));
        return Meaning.FACT;
    }

    // "t2                                           1   399     2     -b----     201.0", its last word perhaps wrapped
    private Meaning domain(String line) {
        String text = line.strip();
        if (text.startsWith("Name ") && text.contains(" ID ") && text.contains("VCPUs")) {
            list = true;
            return Meaning.NOTHING;
        }
        if (!list) {
            return Meaning.STRANGE;
        }
        String[] words = text.split("\\s+", 8);
        if (words.length == 1 && words[0].matches("\\d+\\.\\d")) {
            return Meaning.NOTHING;
        }
        int state = words.length - (words[words.length - 1].matches(STATES) ? 1 : 2);
        list = state >= 4 && words[state].matches(STATES) && words[state - 3].matches("\\d{1,5}");
        return list ? Meaning.FACT : Meaning.STRANGE;
    }
}
