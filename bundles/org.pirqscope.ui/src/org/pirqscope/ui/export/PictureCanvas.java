package org.pirqscope.ui.export;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.pirqscope.ui.theme.ThemePalette;
import org.pirqscope.ui.theme.Tone;
import org.pirqscope.ui.widget.AccessibleNames;

/** Pictures one below the other, as wide as there is room, never wider than they are. */
final class PictureCanvas {

    private static final int GAP = 8;
    private static final int LEAST = 60;

    private final ScrolledComposite scroll;
    private final Canvas canvas;
    private final List<Image> images = new ArrayList<>();

    PictureCanvas(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.BORDER | SWT.V_SCROLL);
        scroll.setLayout(new FillLayout());
        scroll.setExpandHorizontal(true);
        scroll.setAlwaysShowScrollBars(true);
        scroll.getVerticalBar().setIncrement(40);
        canvas = new Canvas(scroll, SWT.DOUBLE_BUFFERED);
        canvas.setData("id", "export-picture");
        AccessibleNames.name(canvas, "Preview of the picture; its calls stand below as text");
        canvas.setBackground(new Color(ThemePalette.now(Tone.HEAD)));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Dispose, event -> clear());
        scroll.setContent(canvas);
        scroll.addListener(SWT.Resize, event -> resize());
    }

    /** Shows these PNG files from the first one's top. */
    void show(List<byte[]> pictures) {
        clear();
        pictures.forEach(
                png -> images.add(new Image(canvas.getDisplay(), new ImageData(new ByteArrayInputStream(png)))));
        resize();
        scroll.setOrigin(0, 0);
        canvas.redraw();
    }

    private void clear() {
        images.forEach(Image::dispose);
        images.clear();
    }

    private int shown(Rectangle image) {
        return Math.max(LEAST, Math.min(image.width, scroll.getClientArea().width - 2 * GAP));
    }

    private int height(Rectangle image) {
        return Math.round((float) image.height * shown(image) / image.width);
    }

    private void resize() {
        int height = GAP;
        for (Image image : images) {
            height += height(image.getBounds()) + GAP;
        }
        canvas.setSize(scroll.getClientArea().width, height);
        scroll.getVerticalBar().setPageIncrement(Math.max(1, scroll.getClientArea().height - GAP));
    }

    private void paint(GC gc) {
        gc.setAntialias(SWT.ON);
        gc.setInterpolation(SWT.HIGH);
        int y = GAP;
        for (Image image : images) {
            Rectangle size = image.getBounds();
            int high = height(size);
            gc.drawImage(image, 0, 0, size.width, size.height, GAP, y, shown(size), high);
            y += high + GAP;
        }
    }
}
