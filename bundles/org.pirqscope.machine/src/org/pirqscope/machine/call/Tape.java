package org.pirqscope.machine.call;

/**
 * What the layers tell while they work. The stepper passes a tape that records, the explorer {@link #SILENT}: the
 * transitions are the same. Arguments are the raw numbers of the function's parameters, in their order.
 */
public interface Tape {

    /** Records nothing. */
    Tape SILENT = new Silent();

    void enter(Function function, int a, int b, int c, int d);

    /** The innermost open call of the running controller, which must be {@code function}, answers. */
    void leave(Function function, int answer);

    /** As {@link #leave(Function, int)} for {@code __pci_read_msi_msg}. */
    void leave(Function function, int addressHi, int addressLo, int data);

    void log(Log line, int a, int b, int c, int d);

    /** A line of a device's driver. */
    void log(DriverLine line, int device, int value);

    /** A device's interrupt did not reach its handler; {@code goesTo} is an {@link Owner} as a number. */
    void lost(int device, int phase, int entry, Reason reason, int goesTo);

    default void enter(Function function, int a, int b, int c) {
        enter(function, a, b, c, 0);
    }

    default void enter(Function function, int a, int b) {
        enter(function, a, b, 0, 0);
    }

    default void enter(Function function, int a) {
        enter(function, a, 0, 0, 0);
    }

    default void enter(Function function) {
        enter(function, 0, 0, 0, 0);
    }

    default void leave(Function function) {
        leave(function, 0);
    }

    default void log(Log line, int a, int b) {
        log(line, a, b, 0, 0);
    }

    default void log(Log line, int a, int b, int c) {
        log(line, a, b, c, 0);
    }

    /** A tape that hears nothing, unless told otherwise. */
    interface Quiet extends Tape {

        @Override
        default void enter(Function function, int a, int b, int c, int d) {}

        @Override
        default void leave(Function function, int answer) {}

        @Override
        default void leave(Function function, int addressHi, int addressLo, int data) {}

        @Override
        default void log(Log line, int a, int b, int c, int d) {}

        @Override
        default void log(DriverLine line, int device, int value) {}

        @Override
        default void lost(int device, int phase, int entry, Reason reason, int goesTo) {}
    }

    /** The tape of the explorer. */
    final class Silent implements Quiet {

        private Silent() {}
    }
}
