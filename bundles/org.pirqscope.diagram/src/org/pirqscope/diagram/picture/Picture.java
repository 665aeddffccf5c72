package org.pirqscope.diagram.picture;

import java.util.List;

/** Shapes on a rectangle of paper; its left upper corner is at ({@code x}, {@code y}) of the whole diagram. */
public record Picture(double x, double y, double width, double height, List<Shape> shapes) {

    public Picture {
        shapes = List.copyOf(shapes);
    }
}
