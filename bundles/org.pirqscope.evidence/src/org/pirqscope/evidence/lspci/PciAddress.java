package org.pirqscope.evidence.lspci;

import java.util.Optional;
import org.pirqscope.evidence.lspci.text.Hex;

/** Where a function sits on the PCI bus, and whether lspci printed its domain. */
public record PciAddress(int domain, int bus, int device, int function, boolean domainShown) {

    private static final int BRIEF = "bb:dd.f".length();
    private static final int SHORTEST_DOMAIN = 4;
    private static final int LONGEST_DOMAIN = 8;
    private static final int LAST_DEVICE = 0x1f;
    private static final int LAST_FUNCTION = 7;

    /** Reads {@code bb:dd.f} or {@code dddd:bb:dd.f}; anything else is empty. */
    public static Optional<PciAddress> parse(String text) {
        int brief = text.length() - BRIEF;
        if (brief == 0) {
            return parse(text, 0, false);
        }
        int digits = brief - 1;
        if (digits < SHORTEST_DOMAIN || digits > LONGEST_DOMAIN || text.charAt(digits) != ':') {
            return Optional.empty();
        }
        long domain = Hex.value(text, 0, digits);
        // a domain above 31 bits exists on no machine
        boolean sane = domain >= 0 && domain <= Integer.MAX_VALUE;
        return sane ? parse(text.substring(brief), (int) domain, true) : Optional.empty();
    }

    private static Optional<PciAddress> parse(String brief, int domain, boolean domainShown) {
        long bus = Hex.value(brief, 0, 2);
        long device = Hex.value(brief, 3, 5);
        int function = brief.charAt(6) - '0';
        boolean shaped = brief.charAt(2) == ':' && brief.charAt(5) == '.';
        boolean ranged = bus >= 0 && device >= 0 && device <= LAST_DEVICE && function >= 0 && function <= LAST_FUNCTION;
        return shaped && ranged
                ? Optional.of(new PciAddress(domain, (int) bus, (int) device, function, domainShown))
                : Optional.empty();
    }

    /** The address without its domain, {@code 04:00.0}. */
    public String brief() {
        return String.format("%02x:%02x.%d", bus, device, function);
    }

    /** The address with its domain, {@code 0000:04:00.0}, whether it was printed or not. */
    public String full() {
        return String.format("%04x:%s", domain, brief());
    }

    /** That address, in the domain of this one. */
    PciAddress withinDomain(PciAddress other) {
        return new PciAddress(domain, other.bus, other.device, other.function, domainShown);
    }

    /** True for the same function, whether or not either text names the domain. */
    public boolean sameFunction(PciAddress other) {
        return full().equals(other.full());
    }

    /** The address as the listing printed it. */
    @Override
    public String toString() {
        return domainShown ? full() : brief();
    }
}
