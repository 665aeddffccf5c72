package org.pirqscope.machine.call;

/**
 * A function of a driver, or a command to its device. The drivers define their own; functions of one name are told
 * apart
 * by their source.
 *
 * @param role what it means to those who know no driver
 */
public record DriverFunction(Role role, Signature signature) implements Function {

    /** What a function means to those who count loads and look for handlers, whichever driver it is of. */
    public enum Role {
        PLAIN,
        /** The outermost call of a probe or a reset. */
        LOAD,
        /** The outermost call of a removal. */
        REMOVE,
        /** The interrupt handler; its arguments are the device and the entry. */
        HANDLER
    }

    private static DriverFunction of(Role role, String prototype, String source) {
        return new DriverFunction(role, Signature.of(prototype, source));
    }

    /** A function with the device for its argument that answers 0 or an error. */
    public static DriverFunction function(String spelling, String source) {
        return of(Role.PLAIN, "rc " + spelling + "(device dev)", source);
    }

    /** A function with the device for its argument that answers nothing. */
    public static DriverFunction procedure(String spelling, String source) {
        return of(Role.PLAIN, "void " + spelling + "(device dev)", source);
    }

    /** A function with the device for its argument that answers nothing, and a status that it is told. */
    public static DriverFunction withStatus(String spelling, String source) {
        return of(Role.PLAIN, "void " + spelling + "(device dev, rc status)", source);
    }

    /** The outermost call of a probe, which answers 0 or an error. */
    public static DriverFunction probe(String spelling, String source) {
        return of(Role.LOAD, "rc " + spelling + "(device dev)", source);
    }

    /** The outermost call of a probe that answers nothing. */
    public static DriverFunction load(String spelling, String source) {
        return of(Role.LOAD, "void " + spelling + "(device dev)", source);
    }

    /** The outermost call of a removal. */
    public static DriverFunction remove(String spelling, String source) {
        return of(Role.REMOVE, "void " + spelling + "(device dev)", source);
    }

    /** A command to the device that needs an interrupt. */
    public static DriverFunction command(String spelling, String source) {
        return of(Role.PLAIN, "command rc " + spelling + "()", source);
    }

    /** A command to one queue of the device. */
    public static DriverFunction queueCommand(String spelling, String source, String queue) {
        return of(Role.PLAIN, "command rc " + spelling + "(number " + queue + ")", source);
    }

    /** The interrupt handler. */
    public static DriverFunction handler(String spelling, String source) {
        return of(Role.HANDLER, "interrupt void " + spelling + "(device dev, number entry)", source);
    }

    @Override
    public Layer layer() {
        return Layer.DRIVER;
    }
}
