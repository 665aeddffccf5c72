package org.pirqscope.screenshots;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/** A picture with its most frequent colours alone, each other one as the nearest of them: a much smaller file. */
final class FewColours {

    private static final int MOST = 48;

    private final ImageData picture;
    private final List<RGB> kept;
    private final Map<RGB, Integer> nearest = new HashMap<>();

    FewColours(ImageData picture) {
        this.picture = picture;
        Map<RGB, Integer> counts = new HashMap<>();
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                counts.merge(colour(x, y), 1, Integer::sum);
            }
        }
        kept = counts.entrySet().stream()
                .sorted(Map.Entry.<RGB, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    ImageData reduced() {
        ImageData few = new ImageData(picture.width, picture.height, 8, new PaletteData(kept.toArray(RGB[]::new)));
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                few.setPixel(x, y, nearest.computeIfAbsent(colour(x, y), this::nearest));
            }
        }
        return few;
    }

    private RGB colour(int x, int y) {
        return picture.palette.getRGB(picture.getPixel(x, y));
    }

    private int nearest(RGB colour) {
        int best = 0;
        for (int i = 1; i < kept.size(); i++) {
            best = distance(kept.get(i), colour) < distance(kept.get(best), colour) ? i : best;
        }
        return best;
    }

    private static int distance(RGB one, RGB other) {
        int red = one.red - other.red;
        int green = one.green - other.green;
        int blue = one.blue - other.blue;
        return red * red + green * green + blue * blue;
    }
}
