using System.Text;
using Robotics.Brainstem.Ros2.Transport;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>A native QoS object; the owner disposes it.</summary>
internal sealed unsafe class CycloneQos : IDisposable
{
    private const int KeepLast = 0, KeepAll = 1, Reliable = 1, TransientLocal = 1, IgnoreOwnParticipant = 1;

    private CycloneQos() => Handle = Native.dds_create_qos();

    public nint Handle { get; }

    /// <param name="qos">The ROS profile.</param>
    /// <param name="userData">What discovery tells of the endpoint; null for nothing.</param>
    /// <param name="ignoreOwn">Whether a reader ignores its own participant.</param>
    public static CycloneQos Of(Qos qos, string? userData = null, bool ignoreOwn = false)
    {
        CycloneQos made = new();
        (int kind, int depth) = qos.Depth == 0 ? (KeepAll, Native.Unlimited) : (KeepLast, qos.Depth);
        Native.dds_qset_history(made.Handle, kind, depth);
        Native.dds_qset_reliability(made.Handle, qos.Reliable ? Reliable : 0, qos.Reliable ? Native.Infinity : 0);
        Native.dds_qset_writer_data_lifecycle(made.Handle, autodispose: 0);
        if (qos.TransientLocal)
        {
            Native.dds_qset_durability(made.Handle, TransientLocal);
            Native.dds_qset_durability_service(made.Handle, 0, kind, depth, Native.Unlimited, Native.Unlimited, Native.Unlimited);
        }

        if (qos.Lifespan is { } span) Native.dds_qset_lifespan(made.Handle, (long)span.TotalNanoseconds);
        if (ignoreOwn) Native.dds_qset_ignorelocal(made.Handle, IgnoreOwnParticipant);
        if (userData is not null) made.SetUserData(userData);
        return made;
    }

    public static CycloneQos OfParticipant(string userData)
    {
        CycloneQos made = new();
        made.SetUserData(userData);
        return made;
    }

    /// <summary>The user data of a peer's QoS, as text.</summary>
    public static string UserDataOf(nint qos)
    {
        byte* value;
        nuint length;
        if (qos == 0 || Native.dds_qget_userdata(qos, &value, &length) == 0 || value is null) return "";
        string text = Encoding.UTF8.GetString(value, (int)length);
        Native.dds_free(value);
        return text;
    }

    public void Dispose() => Native.dds_delete_qos(Handle);

    private void SetUserData(string text)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(text)) Native.dds_qset_userdata(Handle, bytes, (nuint)Encoding.UTF8.GetByteCount(text));
    }
}
