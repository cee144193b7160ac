using System.Text;
using Allocator = Robotics.Brainstem.Ros2.Rcl.RclTypes.Allocator;
using Bytes = Robotics.Brainstem.Ros2.Rcl.RclTypes.Bytes;
using Options = Robotics.Brainstem.Ros2.Rcl.RclTypes.Options;
using Request = Robotics.Brainstem.Ros2.Rcl.RclTypes.Request;

namespace Robotics.Brainstem.Ros2.Rcl;

/// <summary>The functions of rcl and rmw that are used here; their signatures are the same from Humble to Jazzy.</summary>
internal sealed unsafe class RclApi(IRclLibraries libraries, string rmw)
{
    public readonly delegate* unmanaged<Allocator> DefaultAllocator = (delegate* unmanaged<Allocator>)libraries.Find("librcutils.so", "rcutils_get_default_allocator");
    public readonly delegate* unmanaged<void*, Allocator, int> InitOptionsInit = (delegate* unmanaged<void*, Allocator, int>)libraries.Find(RclLibraries.Rcl, "rcl_init_options_init");
    public readonly delegate* unmanaged<int, void*, void*, void*, int> Init = (delegate* unmanaged<int, void*, void*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_init");
    public readonly delegate* unmanaged<void*, int> Shutdown = (delegate* unmanaged<void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_shutdown");
    public readonly delegate* unmanaged<Options> NodeOptions = (delegate* unmanaged<Options>)libraries.Find(RclLibraries.Rcl, "rcl_node_get_default_options");
    public readonly delegate* unmanaged<void*, byte*, byte*, void*, Options*, int> NodeInit = (delegate* unmanaged<void*, byte*, byte*, void*, Options*, int>)libraries.Find(RclLibraries.Rcl, "rcl_node_init");
    public readonly delegate* unmanaged<void*, int> NodeFini = (delegate* unmanaged<void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_node_fini");
    public readonly delegate* unmanaged<void*, Bytes*, void*, int> Publish = (delegate* unmanaged<void*, Bytes*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_publish_serialized_message");
    public readonly delegate* unmanaged<void*, nuint*, int> PublisherMatched = (delegate* unmanaged<void*, nuint*, int>)libraries.Find(RclLibraries.Rcl, "rcl_publisher_get_subscription_count");
    public readonly delegate* unmanaged<void*, nuint*, int> SubscriptionMatched = (delegate* unmanaged<void*, nuint*, int>)libraries.Find(RclLibraries.Rcl, "rcl_subscription_get_publisher_count");
    public readonly delegate* unmanaged<void*, Bytes*, void*, void*, int> Take = (delegate* unmanaged<void*, Bytes*, void*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_take_serialized_message");
    public readonly delegate* unmanaged<void*, void*, long*, int> SendRequest = (delegate* unmanaged<void*, void*, long*, int>)libraries.Find(RclLibraries.Rcl, "rcl_send_request");
    public readonly delegate* unmanaged<void*, Request*, void*, int> TakeResponse = (delegate* unmanaged<void*, Request*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_take_response");
    public readonly delegate* unmanaged<void*, void*, byte*, int> ServerIsAvailable = (delegate* unmanaged<void*, void*, byte*, int>)libraries.Find(RclLibraries.Rcl, "rcl_service_server_is_available");
    public readonly delegate* unmanaged<void*, Request*, void*, int> TakeRequest = (delegate* unmanaged<void*, Request*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_take_request");
    public readonly delegate* unmanaged<void*, Request*, void*, int> SendResponse = (delegate* unmanaged<void*, Request*, void*, int>)libraries.Find(RclLibraries.Rcl, "rcl_send_response");
    public readonly delegate* unmanaged<void*, void*, Bytes*, int> Serialize = (delegate* unmanaged<void*, void*, Bytes*, int>)libraries.Find(rmw, "rmw_serialize");
    public readonly delegate* unmanaged<Bytes*, void*, void*, int> Deserialize = (delegate* unmanaged<Bytes*, void*, void*, int>)libraries.Find(rmw, "rmw_deserialize");

    /// <summary>What is the same of publishers, subscriptions, clients and services.</summary>
    public RclKind Publisher { get; } = new(libraries, "publisher", null);

    public RclKind Subscription { get; } = new(libraries, "subscription", "rcl_subscription_set_on_new_message_callback");

    public RclKind Client { get; } = new(libraries, "client", "rcl_client_set_on_new_response_callback");

    public RclKind Service { get; } = new(libraries, "service", "rcl_service_set_on_new_request_callback");

    /// <summary>The type support of a message, e.g. of <c>std_msgs/msg/String</c>.</summary>
    public void* MessageType(string type) => TypeSupport("message", type);

    /// <summary>The type support of a service, e.g. of <c>std_srvs/srv/Trigger</c>.</summary>
    public void* ServiceType(string type) => TypeSupport("service", type);

    /// <summary>Makes and frees native messages of a type.</summary>
    public (nint Create, nint Destroy) MessageLife(string type)
    {
        string[] parts = type.Split('/');
        string library = $"lib{parts[0]}__rosidl_generator_c.so", stem = string.Join("__", parts);
        return (libraries.Find(library, stem + "__create"), libraries.Find(library, stem + "__destroy"));
    }

    /// <exception cref="RoboticsException">Engine: the code is an error; the message says what was tried.</exception>
    public static void Checked(int code, string what)
    {
        if (code != 0) throw new RoboticsException(ErrorCode.Engine, $"rcl could not {what} (code {code}).");
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private void* TypeSupport(string what, string type)
    {
        string[] parts = type.Split('/');
        nint get = libraries.Find($"lib{parts[0]}__rosidl_typesupport_c.so", $"rosidl_typesupport_c__get_{what}_type_support_handle__{string.Join("__", parts)}");
        return ((delegate* unmanaged<void*>)get)();
    }
}
