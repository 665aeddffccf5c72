package org.pirqscope.evidence.lspci;

/** A hexadecimal register with the width it was printed in; 16 digits may set the sign bit. */
public record PrintedHex(long value, int digits) {

    /** The number as it stood in the text, leading zeros included. */
    @Override
    public String toString() {
        String bare = Long.toHexString(value);
        return "0".repeat(Math.max(0, digits - bare.length())) + bare;
    }
}
