package org.pirqscope.diagram;

import org.pirqscope.machine.call.Layer;

/**
 * One lifeline.
 *
 * @param id how options name it: {@code nvme0}, {@code guest}, {@code qemu}, {@code xen}
 * @param controller index of the controller whose driver it is, -1 for the shared layers
 */
public record Lane(int index, String id, String name, Layer layer, int controller) {
}
