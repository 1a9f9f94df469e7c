package org.dualcumulants.cli.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Pictures as PNG (ISO/IEC 15948): 8 bits a colour, rows unfiltered, which line drawings compress best with. The writer of the Java
 * library tries five filters on every row, pixel by pixel, and takes a tenth of a short study.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 137, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final byte[] EIGHT_BITS_OF_COLOUR = {8, 2, 0, 0, 0};

    private Png() {}

    /** @param image of type {@link BufferedImage#TYPE_INT_RGB} */
    static void write(BufferedImage image, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.write(SIGNATURE);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(header);
        head.writeInt(image.getWidth());
        head.writeInt(image.getHeight());
        head.write(EIGHT_BITS_OF_COLOUR);
        chunk("IHDR", header, data);
        chunk("IDAT", compressed(image), data);
        chunk("IEND", new ByteArrayOutputStream(), data);
        data.flush();
    }

    private static ByteArrayOutputStream compressed(BufferedImage image) throws IOException {
        int[] pixel = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        // the number of the filter, none, and three colours a pixel
        byte[] row = new byte[1 + 3 * width];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < width; x++) {
                    int rgb = pixel[y * width + x];
                    row[1 + 3 * x] = (byte) (rgb >> 16);
                    row[2 + 3 * x] = (byte) (rgb >> 8);
                    row[3 + 3 * x] = (byte) rgb;
                }
                deflater.write(row);
            }
        }
        return bytes;
    }

    /** Length, name, content, checksum of both. */
    private static void chunk(String name, ByteArrayOutputStream content, DataOutputStream out) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = content.toByteArray();
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(bytes);
        out.writeInt(bytes.length);
        out.write(type);
        out.write(bytes);
        out.writeInt((int) sum.getValue());
    }
}
