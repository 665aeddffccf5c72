package org.pirqscope.evidence.lspci;

/** A bit that lspci prints as {@code Name+} or {@code Name-}, or leaves out. */
public enum Flag {
    SET,
    CLEAR,
    NOT_SHOWN;

    static Flag of(boolean bit) {
        return bit ? SET : CLEAR;
    }
}
