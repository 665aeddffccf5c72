package org.pirqscope.evidence.lspci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pirqscope.evidence.lspci.text.TextLine;

/** What the lines of one device tell. */
final class DeviceFacts {

    private static final String DRIVER = "Kernel driver in use:";
    private static final int INTERRUPT_PIN = 0x3d;
    private static final int LAST_PIN = 4;

    private final List<String> gaps = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final HeaderLines header = new HeaderLines();
    private final CapabilityText text = new CapabilityText();
    private Optional<ConfigSpace> config = Optional.empty();
    private Optional<String> driver = Optional.empty();
    private boolean pastCapabilities;

    /** Takes a line that is the device's own. */
    void take(TextLine line, LineKind kind) {
        switch (kind) {
            case CAPABILITY -> text.begin(line);
            case HEX -> row(line);
            case KERNEL -> kernel(line);
            case LEFT_OUT -> leftOut(line);
            case BODY, OTHER -> body(line);
            case EMPTY, PROMPT -> {}
        }
    }

    /** True when a line can only be another device's: this one has it already, or is past the place for it. */
    boolean begunAnew(TextLine line, LineKind kind) {
        return switch (kind) {
            case CAPABILITY -> pastCapabilities || text.has(line);
            case BODY -> header.has(line.text());
            default -> false;
        };
    }

    /** Notes that the device's lines do not end as lspci ends them. */
    void endsEarly(int line) {
        if (!pastCapabilities) {
            gaps.add(String.format("The device breaks off after line %d, so capabilities may be missing.", line));
        }
    }

    private void row(TextLine line) {
        pastCapabilities = true;
        config = config.or(() -> Optional.of(new ConfigSpace()));
        config.get().take(line.text());
    }

    private void kernel(TextLine line) {
        pastCapabilities = true;
        if (line.text().startsWith(DRIVER)) {
            driver = Optional.of(line.after(DRIVER)).filter(name -> !name.isEmpty());
        }
    }

    private void leftOut(TextLine line) {
        if (!pastCapabilities) {
            leftOut.add(Integer.toString(line.number()));
        }
    }

    private void body(TextLine line) {
        if (text.begun()) {
            text.below(line);
        } else {
            header.take(line.text());
        }
        if (line.text().startsWith("!!! Unknown header type")) {
            gaps.add(String.format("Line %d: lspci could not read the config space of the device.", line.number()));
        }
    }

    Optional<ConfigSpace> config() {
        return config;
    }

    Optional<String> driver() {
        return driver;
    }

    OptionalInt irq() {
        return header.irq();
    }

    OptionalInt secondaryBus() {
        return header.secondaryBus();
    }

    /** Whether the device has an interrupt pin. */
    Flag intx() {
        int dumped = config.map(bytes -> bytes.byteAt(INTERRUPT_PIN)).orElse(-1);
        if (header.pin() || dumped > 0 && dumped <= LAST_PIN) {
            return Flag.SET;
        }
        boolean lineWouldBeThere = header.detailed() && text.begun() && leftOut.isEmpty();
        return dumped == 0 || lineWouldBeThere ? Flag.CLEAR : Flag.NOT_SHOWN;
    }

    /**
     * The better of text and hex dump: text as long as it is whole, for its author saw it that way. {@code strays}
     * tells that capabilities follow which were not taken.
     */
    CapabilityList capabilities(boolean strays) {
        CapabilityList shown = fromText(strays);
        if (shown.state() == ListState.COMPLETE || config.isEmpty()) {
            return shown;
        }
        CapabilityList dumped = new ConfigChain(config.get()).list();
        boolean dumpIsBetter = dumped.state() == ListState.COMPLETE || shown.state() == ListState.NOT_SHOWN;
        return dumpIsBetter || dumped.findsAny() && !shown.findsAny() ? dumped : shown;
    }

    private CapabilityList fromText(boolean strays) {
        boolean verbose = header.brief() || header.detailed();
        if (!verbose && !text.begun() && !strays) {
            return new CapabilityList(
                    ListState.NOT_SHOWN,
                    "No capabilities are shown: run lspci -vv as root.",
                    Optional.empty(),
                    Optional.empty());
        }
        List<String> missing = missing(verbose);
        ListState state = missing.isEmpty() ? ListState.COMPLETE : ListState.CUT;
        return new CapabilityList(state, String.join(" ", missing), text.msi(), text.msix());
    }

    private List<String> missing(boolean verbose) {
        List<String> missing = new ArrayList<>(gaps);
        missing.addAll(text.gaps(header.brief()));
        if (!leftOut.isEmpty()) {
            String lines = String.join(", ", leftOut);
            missing.add(String.format("Lines were left out (line %s), so capabilities may be missing.", lines));
        } else if (!verbose) {
            missing.add("The lines above the capabilities are missing, so capabilities may be missing too.");
        }
        if (header.saysCapabilities() && !text.begun()) {
            missing.add("The status says that there are capabilities (Cap+), but none is shown.");
        }
        return missing;
    }
}
