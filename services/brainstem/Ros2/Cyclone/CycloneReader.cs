using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Robotics.Brainstem.Ros2.Cdr;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A DDS reader that hands every sample to its handler, on Cyclone's receive thread, without copying it.</summary>
internal sealed unsafe partial class CycloneReader : IDisposable
{
    private const int MaxPeers = 256;
    private const uint AnyState = 0x7f;

    private readonly CycloneTransport _transport;
    private readonly ReaderOptions _options;
    private readonly Handler _handler;
    private GCHandle _self;
    private readonly int _entity;

    public CycloneReader(CycloneTransport transport, int topic, ReaderOptions options, Handler handler)
    {
        (_transport, _options, _handler) = (transport, options, handler);
        using CycloneQos qos = CycloneQos.Of(options.Qos, options.UserData, options.IgnoreOwn);
        _self = GCHandle.Alloc(this);
        nint listener = Native.dds_create_listener((void*)GCHandle.ToIntPtr(_self));
        Native.dds_lset_data_available(listener, &OnData);
        _entity = Native.Checked(Native.dds_create_reader(transport.Participant, topic, qos.Handle, listener), $"create a reader of {options.Topic}");
        Native.dds_delete_listener(listener);
        Guid = CycloneTransport.GuidOf(_entity);
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="writer">Cyclone's handle of the writer it came from.</param>
    /// <param name="reader">The fields.</param>
    public delegate void Handler(ulong writer, ref CdrReader reader);

    public byte[] Guid { get; }

    /// <summary>Samples that could not be read.</summary>
    public long Damaged { get; private set; }

    public int Matched => Math.Max(0, Native.dds_get_matched_publications(_entity, null, 0));

    /// <summary>The matched writers.</summary>
    public ImmutableArray<CyclonePeer> Peers()
    {
        ulong* handles = stackalloc ulong[MaxPeers];
        int count = Math.Min(MaxPeers, Native.dds_get_matched_publications(_entity, handles, MaxPeers));
        ImmutableArray<CyclonePeer>.Builder peers = ImmutableArray.CreateBuilder<CyclonePeer>();
        for (int i = 0; i < count; i++)
        {
            if (Peer(handles[i]) is { } peer) peers.Add(peer);
        }

        return peers.ToImmutable();
    }

    /// <summary>The writer with a handle; null when it has gone.</summary>
    public CyclonePeer? Peer(ulong writer)
    {
        Native.Endpoint* endpoint = Native.dds_get_matched_publication_data(_entity, writer);
        if (endpoint is null) return null;
        CyclonePeer peer = CyclonePeer.Of(endpoint);
        Native.dds_builtintopic_free_endpoint(endpoint);
        return peer;
    }

    /// <summary>Waits for a running handler to end. Not to be called from one.</summary>
    public void Dispose()
    {
        // Once only: the number of a deleted entity may be another's by now.
        if (!_self.IsAllocated) return;
        _ = Native.dds_delete(_entity);
        _self.Free();
    }

    [UnmanagedCallersOnly]
    private static void OnData(int reader, void* self) => ((CycloneReader)GCHandle.FromIntPtr((nint)self).Target!).TakeAll(reader);

    private void TakeAll(int reader)
    {
        void* sample = null;
        Native.SampleInfo info;
        while (Native.dds_takecdr(reader, &sample, 1, &info, AnyState) > 0)
        {
            if (info.Valid != 0) Hand(sample, info.Publication);
            Native.ddsi_serdata_unref(sample);
            sample = null;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The edge to native code: an exception must not cross it, and one bad sample must not end the subscription.")]
    private void Hand(void* sample, ulong writer)
    {
        Native.Vector bytes;
        void* held = Native.ddsi_serdata_to_ser_ref(sample, 0, Native.ddsi_serdata_size(sample), &bytes);
        try
        {
            CdrReader reader = new(new ReadOnlySpan<byte>(bytes.Base, checked((int)bytes.Length)));
            _handler(writer, ref reader);
        }
        catch (Exception e)
        {
            if (Damaged++ == 0) Log.DroppedSample(_transport.Log, e, _options.Topic);
        }
        finally
        {
            Native.ddsi_serdata_to_ser_unref(held, &bytes);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A sample of {Topic} was dropped; later ones are only counted.")]
        public static partial void DroppedSample(ILogger logger, Exception e, string topic);
    }
}
