package org.pirqscope.evidence.lspci.scenario;

/** A choice of devices that cannot be read, or that no device of the listing fits. */
public final class DeviceChoiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeviceChoiceException(String message) {
        super(message);
    }
}
