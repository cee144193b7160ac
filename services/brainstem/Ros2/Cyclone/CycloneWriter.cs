using System.Runtime.InteropServices;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A DDS writer of bytes. Thread-safe.</summary>
internal sealed unsafe class CycloneWriter : IDisposable
{
    private const int MaxPeers = 256;

    private readonly int _entity;
    private readonly string _topic;
    private readonly Action? _matched;
    private GCHandle _self;

    /// <param name="transport">Whose participant it belongs to.</param>
    /// <param name="topic">The topic's entity.</param>
    /// <param name="qos">The profile.</param>
    /// <param name="name">The topic's name, for messages.</param>
    /// <param name="userData">What discovery tells of the writer; null for nothing.</param>
    /// <param name="matched">Called on Cyclone's thread when a reader comes or goes.</param>
    public CycloneWriter(CycloneTransport transport, int topic, Qos qos, string name, string? userData = null, Action? matched = null)
    {
        (_topic, _matched) = (name, matched);
        using CycloneQos native = CycloneQos.Of(qos, userData);
        _self = GCHandle.Alloc(this);
        nint listener = matched is null ? 0 : Native.dds_create_listener((void*)GCHandle.ToIntPtr(_self));
        if (listener != 0) Native.dds_lset_publication_matched(listener, &OnMatched);
        _entity = Native.Checked(Native.dds_create_writer(transport.Participant, topic, native.Handle, listener), $"create a writer of {name}");
        if (listener != 0) Native.dds_delete_listener(listener);
        Guid = CycloneTransport.GuidOf(_entity);
    }

    public byte[] Guid { get; }

    public int Matched => Math.Max(0, Native.dds_get_matched_subscriptions(_entity, null, 0));

    /// <exception cref="RoboticsException">Unavailable: Cyclone refused the sample.</exception>
    public void Write(ReadOnlySpan<byte> cdr)
    {
        int code = ForeignSample.Write(_entity, cdr);
        if (code < 0) throw new RoboticsException(ErrorCode.Unavailable, $"Cyclone DDS refused a sample of {cdr.Length} bytes for {_topic} (code {code}).");
    }

    /// <summary>The matched readers.</summary>
    public ImmutableArray<CyclonePeer> Peers()
    {
        ulong* handles = stackalloc ulong[MaxPeers];
        int count = Math.Min(MaxPeers, Native.dds_get_matched_subscriptions(_entity, handles, MaxPeers));
        ImmutableArray<CyclonePeer>.Builder peers = ImmutableArray.CreateBuilder<CyclonePeer>();
        for (int i = 0; i < count; i++)
        {
            Native.Endpoint* endpoint = Native.dds_get_matched_subscription_data(_entity, handles[i]);
            if (endpoint is null) continue;
            peers.Add(CyclonePeer.Of(endpoint));
            Native.dds_builtintopic_free_endpoint(endpoint);
        }

        return peers.ToImmutable();
    }

    public void Dispose()
    {
        // Once only: the number of a deleted entity may be another's by now.
        if (!_self.IsAllocated) return;
        _ = Native.dds_delete(_entity);
        _self.Free();
    }

    [UnmanagedCallersOnly]
    private static void OnMatched(int writer, Native.PublicationMatched status, void* self) =>
        ((CycloneWriter)GCHandle.FromIntPtr((nint)self).Target!)._matched!();
}
