package org.pirqscope.diagram.image;

import java.awt.Image;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;
import java.util.function.IntFunction;

/**
 * A tall image that is painted strip by strip when the encoder asks for it: one strip is in memory, whatever the
 * height.
 */
final class StripImage implements RenderedImage {

    private final int width;
    private final int height;
    private final int strip;
    private final IntFunction<BufferedImage> painter;
    private final BufferedImage sample;
    private BufferedImage current;
    private int currentStrip = -1;

    /** @param painter paints the strip with this number; all are {@code strip} pixels high */
    StripImage(int width, int height, int strip, IntFunction<BufferedImage> painter) {
        this.width = width;
        this.height = height;
        this.strip = strip;
        this.painter = painter;
        this.sample = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
    }

    private BufferedImage strip(int number) {
        if (number != currentStrip) {
            current = painter.apply(number);
            currentStrip = number;
        }
        return current;
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        return strip(tileY).getRaster().createTranslatedChild(0, tileY * strip);
    }

    /** The encoder asks for row after row: what lies in one strip is not copied. */
    @Override
    public Raster getData(Rectangle area) {
        int first = area.y / strip;
        if (first == (area.y + area.height - 1) / strip) {
            return strip(first)
                    .getRaster()
                    .createChild(area.x, area.y % strip, area.width, area.height, area.x, area.y, null);
        }
        return copied(area);
    }

    private Raster copied(Rectangle area) {
        WritableRaster out = getSampleModel(area.width, area.height);
        for (int y = area.y; y < area.y + area.height; y++) {
            Raster row = strip(y / strip).getRaster().createChild(area.x, y % strip, area.width, 1, 0, 0, null);
            out.setRect(0, y - area.y, row);
        }
        return out.createTranslatedChild(area.x, area.y);
    }

    private WritableRaster getSampleModel(int wide, int high) {
        return Raster.createWritableRaster(
                sample.getSampleModel().createCompatibleSampleModel(wide, high), new Point(0, 0));
    }

    @Override
    public Raster getData() {
        return getData(new Rectangle(0, 0, width, height));
    }

    @Override
    public WritableRaster copyData(WritableRaster raster) {
        raster.setRect(getData(raster.getBounds()));
        return raster;
    }

    @Override
    public ColorModel getColorModel() {
        return sample.getColorModel();
    }

    @Override
    public SampleModel getSampleModel() {
        return sample.getSampleModel().createCompatibleSampleModel(width, strip);
    }

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public int getMinX() {
        return 0;
    }

    @Override
    public int getMinY() {
        return 0;
    }

    @Override
    public int getNumXTiles() {
        return 1;
    }

    @Override
    public int getNumYTiles() {
        return (height + strip - 1) / strip;
    }

    @Override
    public int getMinTileX() {
        return 0;
    }

    @Override
    public int getMinTileY() {
        return 0;
    }

    @Override
    public int getTileWidth() {
        return width;
    }

    @Override
    public int getTileHeight() {
        return strip;
    }

    @Override
    public int getTileGridXOffset() {
        return 0;
    }

    @Override
    public int getTileGridYOffset() {
        return 0;
    }

    @Override
    public Vector<RenderedImage> getSources() {
        return new Vector<>();
    }

    @Override
    public Object getProperty(String name) {
        return Image.UndefinedProperty;
    }

    @Override
    public String[] getPropertyNames() {
        return new String[0];
    }
}
