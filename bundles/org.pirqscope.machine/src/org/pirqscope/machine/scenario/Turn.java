package org.pirqscope.machine.scenario;

/** So many atomic moves of one actor: {@code nvme0*16}. */
public record Turn(String actor, int moves) {

    @Override
    public String toString() {
        return moves == 1 ? actor : actor + "*" + moves;
    }
}
