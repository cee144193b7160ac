using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>The functions of Cyclone DDS that are used here; their signatures are the same in 0.10 and 11.</summary>
internal static unsafe partial class Native
{
    public const long Infinity = long.MaxValue;

    public const int Unlimited = -1;

    private const string Library = CycloneLibrary.Name;

    [LibraryImport(Library)]
    internal static partial int dds_create_domain(uint domain, byte* config);

    [LibraryImport(Library)]
    internal static partial int dds_create_participant(uint domain, nint qos, nint listener);

    [LibraryImport(Library)]
    internal static partial int dds_create_topic(int participant, TopicDescriptor* descriptor, byte* name, nint qos, nint listener);

    [LibraryImport(Library)]
    internal static partial int dds_create_reader(int participant, int topic, nint qos, nint listener);

    [LibraryImport(Library)]
    internal static partial int dds_create_writer(int participant, int topic, nint qos, nint listener);

    [LibraryImport(Library)]
    internal static partial int dds_delete(int entity);

    [LibraryImport(Library)]
    internal static partial int dds_get_guid(int entity, byte* guid);

    [LibraryImport(Library)]
    internal static partial int dds_get_instance_handle(int entity, ulong* handle);

    [LibraryImport(Library)]
    internal static partial int dds_writecdr(int writer, void* serdata);

    [LibraryImport(Library)]
    internal static partial int dds_takecdr(int reader, void** serdata, uint most, SampleInfo* info, uint mask);

    [LibraryImport(Library)]
    internal static partial int dds_get_matched_subscriptions(int writer, ulong* handles, nuint most);

    [LibraryImport(Library)]
    internal static partial int dds_get_matched_publications(int reader, ulong* handles, nuint most);

    [LibraryImport(Library)]
    internal static partial Endpoint* dds_get_matched_subscription_data(int writer, ulong handle);

    [LibraryImport(Library)]
    internal static partial Endpoint* dds_get_matched_publication_data(int reader, ulong handle);

    [LibraryImport(Library)]
    internal static partial void dds_builtintopic_free_endpoint(Endpoint* endpoint);

    [LibraryImport(Library)]
    internal static partial nint dds_create_listener(void* argument);

    [LibraryImport(Library)]
    internal static partial void dds_delete_listener(nint listener);

    [LibraryImport(Library)]
    internal static partial void dds_lset_data_available(nint listener, delegate* unmanaged<int, void*, void> callback);

    [LibraryImport(Library)]
    internal static partial void dds_lset_publication_matched(nint listener, delegate* unmanaged<int, PublicationMatched, void*, void> callback);

    [LibraryImport(Library)]
    internal static partial nint dds_create_qos();

    [LibraryImport(Library)]
    internal static partial void dds_delete_qos(nint qos);

    [LibraryImport(Library)]
    internal static partial void dds_qset_userdata(nint qos, void* value, nuint length);

    [LibraryImport(Library)]
    internal static partial byte dds_qget_userdata(nint qos, byte** value, nuint* length);

    [LibraryImport(Library)]
    internal static partial void dds_qset_history(nint qos, int kind, int depth);

    [LibraryImport(Library)]
    internal static partial void dds_qset_reliability(nint qos, int kind, long maxBlocking);

    [LibraryImport(Library)]
    internal static partial void dds_qset_durability(nint qos, int kind);

    [LibraryImport(Library)]
    internal static partial void dds_qset_durability_service(nint qos, long cleanup, int kind, int depth, int samples, int instances, int samplesPerInstance);

    [LibraryImport(Library)]
    internal static partial void dds_qset_lifespan(nint qos, long lifespan);

    [LibraryImport(Library)]
    internal static partial void dds_qset_ignorelocal(nint qos, int kind);

    [LibraryImport(Library)]
    internal static partial void dds_qset_writer_data_lifecycle(nint qos, byte autodispose);

    [LibraryImport(Library)]
    internal static partial void dds_free(void* memory);

    [LibraryImport(Library)]
    internal static partial byte* dds_strretcode(int code);

    [LibraryImport(Library)]
    internal static partial uint ddsi_serdata_size(void* serdata);

    [LibraryImport(Library)]
    internal static partial void* ddsi_serdata_to_ser_ref(void* serdata, nuint offset, nuint size, Vector* bytes);

    [LibraryImport(Library)]
    internal static partial void ddsi_serdata_to_ser_unref(void* serdata, Vector* bytes);

    [LibraryImport(Library)]
    internal static partial void ddsi_serdata_unref(void* serdata);

    /// <exception cref="RoboticsException">Engine: the code is an error; the message says what was tried.</exception>
    internal static int Checked(int code, string what)
    {
        if (code >= 0) return code;
        string reason = Marshal.PtrToStringUTF8((nint)dds_strretcode(code)) ?? "";
        throw new RoboticsException(ErrorCode.Engine, $"Cyclone DDS could not {what}: {reason} ({code}).");
    }

    /// <summary>dds_topic_descriptor_t.</summary>
    internal struct TopicDescriptor
    {
        public uint Size;
        public uint Alignment;
        public uint Flags;
        public uint Keys;
        public byte* TypeName;
        public void* KeyDescriptors;
        public uint OperationCount;
        public uint* Operations;
        public byte* Meta;
        public fixed ulong TypeMetadata[4];
        public uint DataRepresentation;
        public fixed ulong Later[8];
    }

    /// <summary>dds_sample_info_t, with room for later versions.</summary>
    internal struct SampleInfo
    {
        public int SampleState;
        public int ViewState;
        public int InstanceState;
        public byte Valid;
        public long SourceTime;
        public ulong Instance;
        public ulong Publication;
        public fixed uint Ranks[5];
        public fixed ulong Later[4];
    }

    /// <summary>dds_builtintopic_endpoint_t, as far as it is read.</summary>
    internal struct Endpoint
    {
        public fixed byte Key[16];
        public fixed byte Participant[16];
        public ulong ParticipantInstance;
        public byte* Topic;
        public byte* Type;
        public nint Qos;
    }

    /// <summary>dds_publication_matched_status_t.</summary>
    internal struct PublicationMatched
    {
        public uint Total;
        public int TotalChange;
        public uint Current;
        public int CurrentChange;
        public ulong Last;
    }

    /// <summary>struct iovec.</summary>
    internal struct Vector
    {
        public void* Base;
        public nuint Length;
    }
}
