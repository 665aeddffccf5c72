package org.pirqscope.diagram;

import org.pirqscope.machine.call.Layer;

/**
 * One lifeline.
 *
 * @param id how options name it: {@code nvme0}, {@code guest}, {@code qemu}, {@code xen}
 * @param controller index of the controller whose driver it is, -1 for the shared layers
 */
public record Lane(int index, String id, String name, Layer layer, int controller) {

    /** At most two letters: the digits in which the name ends, else its first letter. */
    public String shortName() {
        int start = name.length();
        while (start > 0 && name.length() - start < 2 && Character.isDigit(name.charAt(start - 1))) {
            start--;
        }
        return start < name.length() ? name.substring(start) : name.substring(0, Math.min(1, name.length()));
    }
}
