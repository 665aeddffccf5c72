package org.pirqscope.diagram.picture;

/** What all rows share: the lifelines, where the room for rows begins, and where the paper ends. */
record Paper(LanePlaces lanes, double gutter, double width) {

    double x(int lane) {
        return lanes.x(lane);
    }
}
