package org.pirqscope.ui.help;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.pirqscope.report.manual.Manual;

/** The pictures in a styled text: as large as they are, or as there is room for. */
final class ManualPictures {

    private final StyledText text;
    private final List<Image> images = new ArrayList<>();
    private int room;

    ManualPictures(StyledText text) {
        this.text = text;
        text.addPaintObjectListener(this::paint);
        text.addDisposeListener(gone -> forget(0));
    }

    /** Takes all away. @param width of those that come */
    void forget(int width) {
        images.forEach(Image::dispose);
        images.clear();
        room = Math.max(1, width);
    }

    /** Puts a picture in the place of the letter there; false where there is no such file. */
    boolean put(String file, StyleRange range) {
        byte[] bytes = Manual.file(file).orElse(null);
        if (bytes == null) {
            return false;
        }
        Image image = new Image(text.getDisplay(), new ImageData(new ByteArrayInputStream(bytes)));
        images.add(image);
        Rectangle size = size(image);
        range.data = image;
        range.metrics = new GlyphMetrics(size.height, 0, size.width);
        return true;
    }

    private Rectangle size(Image image) {
        Rectangle all = image.getBounds();
        int wide = Math.min(room, all.width);
        return new Rectangle(0, 0, wide, Math.max(1, all.height * wide / all.width));
    }

    private void paint(PaintObjectEvent event) {
        if (event.style.data instanceof Image image && !image.isDisposed()) {
            Rectangle all = image.getBounds();
            Rectangle size = size(image);
            event.gc.setInterpolation(SWT.HIGH);
            event.gc.drawImage(
                    image,
                    0,
                    0,
                    all.width,
                    all.height,
                    event.x,
                    event.y + event.ascent - size.height,
                    size.width,
                    size.height);
        }
    }
}
