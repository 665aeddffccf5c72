package org.pirqscope.machine.state;

/** How many MSI pirqs of the domain are in which state; the five add up to the pool. */
public record PoolCount(int free, int allocated, int mapped, int leaked, int forced) {

    public int total() {
        return free + allocated + mapped + leaked + forced;
    }

    /** {@code 30 of 32 free, 1 mapped, 1 allocated, 0 leaked}. */
    public String text() {
        return "%d of %d free, %d mapped, %d allocated, %d leaked%s"
                .formatted(
                        free, total(), mapped, allocated, leaked, forced == 0 ? "" : ", " + forced + " forced unbind");
    }
}
