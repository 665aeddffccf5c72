package org.pirqscope.evidence.lspci;

/** Where the MSI-X table or pending bits lie: which BAR, and how far into it. */
public record TableLocation(int bir, long offset) {

    /** The register has room for 7, but a device has no more BARs. */
    static final int LAST_BAR = 5;

    boolean isReserved() {
        return bir > LAST_BAR;
    }
}
