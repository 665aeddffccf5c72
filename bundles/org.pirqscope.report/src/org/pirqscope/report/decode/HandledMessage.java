package org.pirqscope.report.decode;

import org.pirqscope.machine.call.Finding.MessageDecoded;

/**
 * A message that {@code __pci_read_msi_msg} or {@code __pci_write_msi_msg} handled.
 *
 * @param step where it was
 * @param call the call as the source names it, without its arguments
 * @param writtenAt the step of the write that a read finds, 0 if the device was never written; for a write the step
 * itself
 */
public record HandledMessage(int step, int actor, String call, MessageDecoded message, int writtenAt) {

    /**
     * {@code nvme0 entry 0, being read by __pci_read_msi_msg since step 110, written at step 14}: what is said until
     * the call comes back.
     */
    String headlineOfRead(int begun) {
        return message.name() + " entry " + message.entry() + ", being read by " + call + " since step " + begun
                + origin();
    }

    /** {@code nvme0 entry 0, read by __pci_read_msi_msg at step 117, written at step 14}. */
    public String headline() {
        String who = message.name() + " entry " + message.entry() + ", " + (message.written() ? "written" : "read")
                + " by " + call + " at step " + step;
        if (message.written()) {
            return who;
        }
        return who + origin();
    }

    private String origin() {
        return writtenAt == 0 ? ", never written in this run" : ", written at step " + writtenAt;
    }
}
