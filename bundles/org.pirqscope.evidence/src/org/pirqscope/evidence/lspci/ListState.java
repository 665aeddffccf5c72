package org.pirqscope.evidence.lspci;

/** How much of a device's capability list the text shows. */
public enum ListState {
    /** Every capability and its registers: what is not there, the device does not have. */
    COMPLETE,
    /** Some of it: the device may have MSI or MSI-X, or registers of them, that the text lacks. */
    CUT,
    /** Nothing of it. */
    NOT_SHOWN
}
