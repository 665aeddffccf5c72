package org.pirqscope.diagram.tests;

import java.awt.image.BufferedImage;

/** Looks at colours. */
final class Pixels {

    private Pixels() {}

    static long count(BufferedImage image, int rgb) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return count;
    }
}
