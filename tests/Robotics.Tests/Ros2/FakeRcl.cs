using System.Runtime.InteropServices;
using Robotics.Brainstem.Ros2.Rcl;
using Bytes = Robotics.Brainstem.Ros2.Rcl.RclTypes.Bytes;
using Options = Robotics.Brainstem.Ros2.Rcl.RclTypes.Options;
using Request = Robotics.Brainstem.Ros2.Rcl.RclTypes.Request;

namespace Robotics.Tests.Ros2;

/// <summary>A stand-in for the native libraries of ROS 2, in this process: what is published arrives, what is asked is answered. A native message is a block that holds its bytes.</summary>
internal sealed unsafe class FakeRcl : IRclLibraries
{
    private const int Nothing = 401;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<nint, End> Ends = [];
    private static readonly Dictionary<string, nint> Functions = new(StringComparer.Ordinal)
    {
        ["rcutils_get_default_allocator"] = (nint)(delegate* unmanaged<RclTypes.Allocator>)&DefaultAllocator,
        ["rcl_init_options_init"] = (nint)(delegate* unmanaged<void*, RclTypes.Allocator, int>)&InitOptions,
        ["rcl_init"] = (nint)(delegate* unmanaged<int, void*, void*, void*, int>)&Init,
        ["rcl_shutdown"] = (nint)(delegate* unmanaged<void*, int>)&One,
        ["rcl_node_fini"] = (nint)(delegate* unmanaged<void*, int>)&One,
        ["rcl_node_get_default_options"] = (nint)(delegate* unmanaged<Options>)&DefaultOptions,
        ["rcl_node_init"] = (nint)(delegate* unmanaged<void*, byte*, byte*, void*, Options*, int>)&NodeInit,
        ["rcl_publish_serialized_message"] = (nint)(delegate* unmanaged<void*, Bytes*, void*, int>)&Publish,
        ["rcl_publisher_get_subscription_count"] = (nint)(delegate* unmanaged<void*, nuint*, int>)&CountPeers,
        ["rcl_subscription_get_publisher_count"] = (nint)(delegate* unmanaged<void*, nuint*, int>)&CountPeers,
        ["rcl_take_serialized_message"] = (nint)(delegate* unmanaged<void*, Bytes*, void*, void*, int>)&Take,
        ["rcl_send_request"] = (nint)(delegate* unmanaged<void*, void*, long*, int>)&SendRequest,
        ["rcl_take_response"] = (nint)(delegate* unmanaged<void*, Request*, void*, int>)&TakeCall,
        ["rcl_take_request"] = (nint)(delegate* unmanaged<void*, Request*, void*, int>)&TakeCall,
        ["rcl_send_response"] = (nint)(delegate* unmanaged<void*, Request*, void*, int>)&SendResponse,
        ["rcl_service_server_is_available"] = (nint)(delegate* unmanaged<void*, void*, byte*, int>)&ServerIsAvailable,
        ["rmw_serialize"] = (nint)(delegate* unmanaged<void*, void*, Bytes*, int>)&Serialize,
        ["rmw_deserialize"] = (nint)(delegate* unmanaged<Bytes*, void*, void*, int>)&Deserialize,
    };

    private static long sequence;

    /// <summary>Every function that was asked for, with its library.</summary>
    public SortedSet<string> Asked { get; } = new(StringComparer.Ordinal);

    public nint Find(string library, string symbol)
    {
        Asked.Add($"{library} {symbol}");
        if (Functions.TryGetValue(symbol, out nint known)) return known;
        if (symbol.EndsWith("_get_default_options", StringComparison.Ordinal)) return (nint)(delegate* unmanaged<Options>)&DefaultOptions;
        if (symbol.StartsWith("rcl_", StringComparison.Ordinal) && symbol.EndsWith("_init", StringComparison.Ordinal))
            return (nint)(delegate* unmanaged<void*, void*, void*, byte*, Options*, int>)&EndInit;
        if (symbol.StartsWith("rcl_", StringComparison.Ordinal) && symbol.EndsWith("_fini", StringComparison.Ordinal)) return (nint)(delegate* unmanaged<void*, void*, int>)&EndFini;
        if (symbol.EndsWith("_callback", StringComparison.Ordinal))
            return (nint)(delegate* unmanaged<void*, delegate* unmanaged<void*, nuint, void>, void*, int>)&OnNew;
        if (symbol.StartsWith("rosidl_typesupport_c__", StringComparison.Ordinal)) return (nint)(delegate* unmanaged<void*>)&TypeSupport;
        if (symbol.EndsWith("__create", StringComparison.Ordinal)) return (nint)(delegate* unmanaged<void*>)&Create;
        if (symbol.EndsWith("__destroy", StringComparison.Ordinal)) return (nint)(delegate* unmanaged<void*, void>)&Destroy;
        throw new RoboticsException(ErrorCode.MissingDependency, $"{library} has no function {symbol}.");
    }

    [UnmanagedCallersOnly]
    private static RclTypes.Allocator DefaultAllocator() => new() { Free = (nint)(delegate* unmanaged<void*, void*, void>)&Free };

    [UnmanagedCallersOnly]
    private static void Free(void* memory, void* state) => NativeMemory.Free(memory);

    [UnmanagedCallersOnly]
    private static int InitOptions(void* options, RclTypes.Allocator allocator) => allocator.Free == 0 ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int Init(int count, void* arguments, void* options, void* context) => 0;

    [UnmanagedCallersOnly]
    private static int One(void* handle) => 0;

    [UnmanagedCallersOnly]
    private static Options DefaultOptions() => default;

    [UnmanagedCallersOnly]
    private static int NodeInit(void* node, byte* name, byte* space, void* context, Options* options) => *name == 0 || *space != '/' ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int EndInit(void* handle, void* node, void* type, byte* name, Options* options)
    {
        lock (Gate) Ends[(nint)handle] = new End(Marshal.PtrToStringUTF8((nint)name)!);

        // rmw_qos_profile_t: history is set, to keep last or keep all.
        return options->Bytes[0] is 1 or 2 ? 0 : 1;
    }

    [UnmanagedCallersOnly]
    private static int EndFini(void* handle, void* node)
    {
        lock (Gate) return Ends.Remove((nint)handle) ? 0 : 1;
    }

    [UnmanagedCallersOnly]
    private static int OnNew(void* handle, delegate* unmanaged<void*, nuint, void> callback, void* user)
    {
        lock (Gate) (Ends[(nint)handle].Callback, Ends[(nint)handle].User) = ((nint)callback, (nint)user);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Publish(void* handle, Bytes* message, void* allocation)
    {
        Deliver(e => e.Name == Of(handle).Name, default, new ReadOnlySpan<byte>(message->Buffer, (int)message->Length).ToArray(), Of(handle));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int CountPeers(void* handle, nuint* count)
    {
        lock (Gate) *count = (nuint)Ends.Values.Count(e => e.Name == Of(handle).Name) - 1;
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Take(void* handle, Bytes* message, void* info, void* allocation)
    {
        if (!Of(handle).Waiting(out _, out byte[] bytes)) return Nothing;
        Fill(message, bytes);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int SendRequest(void* handle, void* request, long* number)
    {
        *number = Interlocked.Increment(ref sequence);
        Deliver(e => e.Name == Of(handle).Name, new Request { Writer = (ulong)handle, Sequence = *number }, Content(request), Of(handle));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int SendResponse(void* handle, Request* request, void* response)
    {
        End client = Of((void*)request->Writer);
        Deliver(e => e == client, *request, Content(response), Of(handle));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int TakeCall(void* handle, Request* header, void* message)
    {
        if (!Of(handle).Waiting(out *header, out byte[] bytes)) return Nothing;
        Fill((Bytes*)message, bytes);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int ServerIsAvailable(void* node, void* client, byte* available)
    {
        lock (Gate) *available = (byte)(Ends.Values.Any(e => e.Name == Of(client).Name && e != Of(client)) ? 1 : 0);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Serialize(void* message, void* type, Bytes* bytes)
    {
        Fill(bytes, Content(message));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static int Deserialize(Bytes* bytes, void* type, void* message)
    {
        Fill((Bytes*)message, new ReadOnlySpan<byte>(bytes->Buffer, (int)bytes->Length).ToArray());
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void* TypeSupport() => (void*)1;

    [UnmanagedCallersOnly]
    private static void* Create() => NativeMemory.AllocZeroed((nuint)sizeof(Bytes));

    [UnmanagedCallersOnly]
    private static void Destroy(void* message)
    {
        NativeMemory.Free(((Bytes*)message)->Buffer);
        NativeMemory.Free(message);
    }

    private static End Of(void* handle)
    {
        lock (Gate) return Ends[(nint)handle];
    }

    private static byte[] Content(void* message) => new ReadOnlySpan<byte>(((Bytes*)message)->Buffer, (int)((Bytes*)message)->Length).ToArray();

    private static void Fill(Bytes* target, byte[] bytes)
    {
        target->Buffer = (byte*)NativeMemory.Realloc(target->Buffer, (nuint)bytes.Length);
        (target->Length, target->Capacity) = ((nuint)bytes.Length, (nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(target->Buffer, bytes.Length));
    }

    private static void Deliver(Func<End, bool> to, Request header, byte[] bytes, End from)
    {
        End[] ends;
        lock (Gate) ends = [.. Ends.Values.Where(e => e != from && to(e))];
        foreach (End end in ends) end.Put(header, bytes);
    }

    private sealed class End(string name)
    {
        private readonly Queue<(Request Header, byte[] Bytes)> _waiting = new();

        public string Name => name;

        public nint Callback { get; set; }

        public nint User { get; set; }

        public void Put(Request header, byte[] bytes)
        {
            lock (_waiting) _waiting.Enqueue((header, bytes));
            if (Callback != 0) ((delegate* unmanaged<void*, nuint, void>)Callback)((void*)User, 1);
        }

        public bool Waiting(out Request header, out byte[] bytes)
        {
            lock (_waiting)
            {
                bool any = _waiting.TryDequeue(out (Request Header, byte[] Bytes) next);
                (header, bytes) = (next.Header, next.Bytes ?? []);
                return any;
            }
        }
    }
}
