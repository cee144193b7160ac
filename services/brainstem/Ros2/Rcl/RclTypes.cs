using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>What crosses to rcl by value. Its handles and options are blocks of bytes whose layout nobody here needs to know.</summary>
internal static unsafe class RclTypes
{
    /// <summary>Bytes set aside for a handle: every one is smaller, and zero is its initial value.</summary>
    public const int HandleSize = 256;

    /// <summary>rcutils_allocator_t.</summary>
    public struct Allocator
    {
        public nint Allocate;
        public nint Free;
        public nint Reallocate;
        public nint ZeroAllocate;
        public nint State;
    }

    /// <summary>Options that a function returns: large enough for all, so that it comes by a hidden pointer. The QoS of endpoints is at offset 0.</summary>
    public struct Options
    {
        public fixed byte Bytes[1024];
    }

    /// <summary>rcutils_uint8_array_t.</summary>
    public struct Bytes
    {
        public byte* Buffer;
        public nuint Length;
        public nuint Capacity;
        public Allocator Allocator;
    }

    /// <summary>rmw_request_id_t.</summary>
    public struct Request
    {
        public ulong Writer;
        public ulong WriterRest;
        public long Sequence;
    }

    /// <summary>The start of rmw_qos_profile_t.</summary>
    private struct Profile
    {
        public int History;
        public nuint Depth;
        public int Reliability;
        public int Durability;
        public fixed ulong Deadline[2];
        public fixed ulong Lifespan[2];
    }

    public static void SetQos(ref Options options, Qos qos)
    {
        const int KeepLast = 1, KeepAll = 2, Reliable = 1, BestEffort = 2, TransientLocal = 1, Volatile = 2;
        fixed (byte* bytes = options.Bytes)
        {
            Profile* profile = (Profile*)bytes;
            profile->History = qos.Depth == 0 ? KeepAll : KeepLast;
            profile->Depth = (nuint)qos.Depth;
            profile->Reliability = qos.Reliable ? Reliable : BestEffort;
            profile->Durability = qos.TransientLocal ? TransientLocal : Volatile;
            if (qos.Lifespan is { } span) profile->Lifespan[0] = (ulong)span.TotalSeconds;
        }
    }
}
