using System.Text;

namespace Robotics.Cortex.Language.WordNet;

/// <summary>A text file whose lines are in byte order, searched by the first word of a line.</summary>
/// <remarks>Immutable after construction.</remarks>
internal sealed class SortedLines
{
    private readonly byte[] _bytes;

    public SortedLines(byte[] bytes) => _bytes = bytes;

    /// <summary>The line whose first word is <paramref name="key"/>, without its end; null when there is none.</summary>
    public string? Find(string key)
    {
        Span<byte> wanted = stackalloc byte[256];
        if (key.Length == 0 || Encoding.UTF8.GetByteCount(key) > wanted.Length) return null;
        wanted = wanted[..Encoding.UTF8.GetBytes(key, wanted)];
        int low = 0;
        int high = _bytes.Length;
        while (low < high)
        {
            int start = LineStart((low + high) / 2, low);
            int end = LineEnd(start);
            int order = FirstWord(start, end).SequenceCompareTo(wanted);
            if (order == 0) return Encoding.UTF8.GetString(_bytes, start, end - start);
            if (order < 0) low = end + 1;
            else high = start;
        }

        return null;
    }

    /// <summary>The line that begins at byte <paramref name="offset"/>.</summary>
    public string LineAt(int offset) => Encoding.UTF8.GetString(_bytes, offset, LineEnd(offset) - offset);

    private int LineStart(int position, int lowest)
    {
        while (position > lowest && _bytes[position - 1] != (byte)'\n') position--;
        return position;
    }

    private int LineEnd(int position)
    {
        int length = _bytes.AsSpan(position).IndexOf((byte)'\n');
        return length < 0 ? _bytes.Length : position + length;
    }

    private ReadOnlySpan<byte> FirstWord(int start, int end)
    {
        ReadOnlySpan<byte> line = _bytes.AsSpan(start, end - start);
        int length = line.IndexOf((byte)' ');
        return length < 0 ? line : line[..length];
    }
}
