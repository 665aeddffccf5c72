package org.pirqscope.diagram;

import java.util.List;

/**
 * Rows that somebody has made, not those of a run.
 *
 * @param allLanes by their index
 * @param all their steps rise; a gap has the step of the message below it
 */
public record WrittenRows(List<Lane> allLanes, List<Row> all) implements DiagramRows {

    public WrittenRows {
        allLanes = List.copyOf(allLanes);
        all = List.copyOf(all);
    }

    @Override
    public List<Lane> shownLanes() {
        return allLanes;
    }

    @Override
    public int rows() {
        return all.size();
    }

    @Override
    public int messages() {
        return (int) all.stream().filter(row -> row.kind().message()).count();
    }

    @Override
    public Activations activations() {
        Activations none = new Activations();
        none.finish(all.size());
        return none;
    }

    @Override
    public RowKind kind(int row) {
        return all.get(row).kind();
    }

    @Override
    public int fromLane(int row) {
        return all.get(row).from();
    }

    @Override
    public int toLane(int row) {
        return all.get(row).to();
    }

    @Override
    public int ownStep(int row) {
        return row + 1;
    }

    @Override
    public int stepNumber(int row) {
        return all.get(row).step();
    }

    @Override
    public Row row(int row) {
        return all.get(row);
    }

    @Override
    public int rowOf(int step) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).step() <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return all.isEmpty() ? -1 : Math.max(0, low - 1);
    }
}
