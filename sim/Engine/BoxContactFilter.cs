using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine;

/// <summary>
/// Wraps MuJoCo's box-box collision, which up to 3.11 now and then reports a contact far from both boxes at a depth of more than a metre,
/// and drops such contacts for the simulations that ask for it.
/// </summary>
internal static unsafe class BoxContactFilter
{
    /// <summary>No real contact of a simulation that works is as deep as this, m.</summary>
    public const double DeepestReal = -0.1;

    private static readonly Lock Gate = new();
    private static volatile Entry[] entries = [];
    private static delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int, int, double, int> original;
    private static int contactBytes;
    private static int distanceOffset;

    /// <summary>Whether MuJoCo's table holds the wrapper now.</summary>
    public static bool IsInstalled
    {
        get
        {
            delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int, int, double, int> wrapper = &Collide;
            return *(nint*)Slot() == (nint)wrapper;
        }
    }

    public static void Add(byte* data)
    {
        lock (Gate)
        {
            if (entries.Any(e => e.Data == (nint)data)) return;
            entries = [.. entries, new Entry((nint)data)];
            if (entries.Length == 1) Install();
        }
    }

    public static void Remove(byte* data)
    {
        lock (Gate)
        {
            entries = [.. entries.Where(e => e.Data != (nint)data)];
            if (entries.Length == 0 && original != null) *Slot() = original;
        }
    }

    /// <summary>How many contacts of this simulation were dropped since it asked; -1 when it does not ask.</summary>
    public static long Dropped(byte* data) => Find(data)?.Dropped ?? -1;

    private static void Install()
    {
        LayoutTable layout = MujocoEngine.Layout;
        contactBytes = layout.SizeOf("mjContact");
        distanceOffset = layout.Field("mjContact.dist").Offset;
        original = *Slot();
        *Slot() = &Collide;
    }

    private static delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int, int, double, int>* Slot()
    {
        LayoutTable layout = MujocoEngine.Layout;
        int box = layout.Enumerator("mjGEOM_BOX");
        nint table = MujocoLibrary.Required("mjCOLLISIONFUNC");
        nint slot = table + (((box * layout.Enumerator("mjNGEOMTYPES")) + box) * sizeof(nint));
        return (delegate* unmanaged[Cdecl]<byte*, byte*, byte*, int, int, double, int>*)slot;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Collide(byte* model, byte* data, byte* contacts, int geom1, int geom2, double margin)
    {
        int found = original(model, data, contacts, geom1, geom2, margin);
        Entry? entry = found == 0 ? null : Find(data);
        if (entry is null) return found;

        int kept = 0;
        for (int i = 0; i < found; i++)
        {
            byte* contact = contacts + ((nint)i * contactBytes);
            if (*(double*)(contact + distanceOffset) < DeepestReal) continue;
            if (kept != i) NativeMemory.Copy(contact, contacts + ((nint)kept * contactBytes), (nuint)contactBytes);
            kept++;
        }

        entry.Dropped += found - kept;
        return kept;
    }

    private static Entry? Find(byte* data)
    {
        foreach (Entry entry in entries)
        {
            if (entry.Data == (nint)data) return entry;
        }

        return null;
    }

    private sealed class Entry(nint data)
    {
        public nint Data => data;

        /// <summary>Written only by the one thread that uses the simulation.</summary>
        public long Dropped { get; set; }
    }
}
