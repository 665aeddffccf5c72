package org.pirqscope.machine.call;

import org.pirqscope.machine.message.MsiMessage;

/** What a call returned. */
public sealed interface Answer {

    /** The text after {@code =}; empty for a void function. */
    String text();

    /** Whether it is a negative error number. */
    default boolean failed() {
        return false;
    }

    /** A void function came back. */
    record Nothing() implements Answer {
        @Override
        public String text() {
            return "";
        }
    }

    /** A number, printed as {@code format} says. */
    record Value(int value, Format format) implements Answer {
        @Override
        public String text() {
            return format.text(value);
        }

        @Override
        public boolean failed() {
            return value < 0 && (format == Format.RC || format == Format.NUMBER_OR_RC || format == Format.ERRNO);
        }
    }

    /** The message that {@code __pci_read_msi_msg} read. */
    record Message(MsiMessage message) implements Answer {
        @Override
        public String text() {
            return "%08x / %08x / %04x".formatted(message.addressHi(), message.addressLo(), message.data());
        }
    }
}
