using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Sim.Engine;

/// <summary>Text as MuJoCo takes and gives it: UTF-8, ended by a zero.</summary>
internal static unsafe class NativeText
{
    public static string Read(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";

    public static byte[] Write(string text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(text) + 1];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }
}
