package org.goldthread.reading;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One part of a workbook as a walk over its elements. Local names only: two namespaces are used.
 */
final class PartReader implements Closeable {
  private static final XMLInputFactory XML = factory();

  private final InputStream in;
  private final XMLStreamReader xml;

  /** Opens a part; closes it if it is none. */
  PartReader(InputStream in) throws IOException {
    this.in = in;
    try {
      // The encoding is fixed: a declared one could hide from the stream what it looks for.
      xml = XML.createXMLStreamReader(in, "UTF-8");
    } catch (XMLStreamException e) {
      in.close();
      throw cause(e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own, whatever else is on the class path of a cluster.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Goes to the next opening tag, closing tag or text; false at the end of the part. */
  boolean next() throws IOException {
    try {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT,
              XMLStreamConstants.END_ELEMENT,
              XMLStreamConstants.CHARACTERS -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw cause(e);
    }
  }

  private static IOException cause(XMLStreamException e) {
    Throwable nested = e.getNestedException();
    boolean fetched = !(nested instanceof IOException) || isOfContent((IOException) nested);
    if (nested instanceof WorkbookException known) {
      return known;
    }
    return fetched ? new WorkbookException(FileFinding.BROKEN_WORKBOOK) : (IOException) nested;
  }

  private static boolean isOfContent(IOException e) {
    return e instanceof ZipException
        || e instanceof EOFException
        || e instanceof java.io.CharConversionException;
  }

  /** Whether an opening tag of this name was come to. */
  boolean opens(String name) {
    return xml.isStartElement() && xml.getLocalName().equals(name);
  }

  /** Whether a closing tag of this name was come to. */
  boolean closes(String name) {
    return xml.isEndElement() && xml.getLocalName().equals(name);
  }

  /** Whether text was come to. */
  boolean isText() {
    return xml.isCharacters();
  }

  /** Adds the text to what is there already. */
  void appendTo(StringBuilder text) {
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  /** An attribute of the opening tag, or null. */
  String attribute(String name) {
    return xml.getAttributeValue(null, name);
  }

  /**
   * Reads what is left, which alone shows that the part is whole: the parser comes to the end of
   * the bytes, where their check sum is compared.
   */
  void finish() throws IOException {
    while (next()) {
      continue;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
