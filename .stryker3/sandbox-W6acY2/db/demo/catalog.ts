import type { FeatureAccess, Platform } from "../../lib/vocabulary";

type DemoJsapi = { description: string; sensitive?: true; platforms?: Platform[] };

export type DemoFeature = {
  key: string;
  name: string;
  description: string;
  access: FeatureAccess;
  /** By name; of both platforms where none is said. */
  jsapis: Record<string, DemoJsapi>;
};

/** The features of the demo catalog, each with the JSAPIs that it grants. */
export const demoFeatures: DemoFeature[] = [
  {
    key: "user-information",
    name: "User information",
    description: "Who the user is, once they have agreed: their sign-in, public profile, phone number and contacts.",
    access: "activation",
    jsapis: {
      getAuthCode: {
        description: "Gets a one-time code that your server exchanges for the user's identity.",
        sensitive: true,
      },
      getOpenUserInfo: {
        description: "Gets the user's public profile: nickname, picture and country.",
        sensitive: true,
      },
      getPhoneNumber: {
        description: "Gets the user's verified phone number, encrypted for your server.",
        sensitive: true,
      },
      choosePhoneContact: {
        description: "Lets the user pick one contact and gets its name and number.",
        sensitive: true,
      },
    },
  },
  {
    key: "payment",
    name: "Payment",
    description: "Taking money from the user's wallet: single payments, recurring contracts and vouchers.",
    access: "activation",
    jsapis: {
      tradePay: { description: "Opens the cashier for an order and tells how the payment ended.", sensitive: true },
      signContract: { description: "Asks the user to agree to recurring payments without a cashier.", sensitive: true },
      openVoucherList: { description: "Opens the vouchers that the user can redeem here." },
    },
  },
  {
    key: "location",
    name: "Location",
    description: "Where the user is, and places on a map.",
    access: "activation",
    jsapis: {
      getLocation: { description: "Gets the device's position with its accuracy.", sensitive: true },
      chooseLocation: { description: "Opens a map on which the user picks a place." },
      openLocation: { description: "Shows a given place on the app's map, with the way there." },
    },
  },
  {
    key: "device",
    name: "Device",
    description: "What the phone is and can do: system, battery, vibration, screen, camera scan, calls, clipboard.",
    access: "direct",
    jsapis: {
      getSystemInfo: { description: "Tells the model, system version, screen size and language." },
      getSystemInfoSync: { description: "The same as getSystemInfo, answered at once." },
      getBatteryInfo: { description: "Tells how full the battery is and whether it charges.", platforms: ["android"] },
      vibrate: { description: "Vibrates for as long as the system usually does." },
      vibrateShort: { description: "Gives one light tap, such as for a pressed key.", platforms: ["ios"] },
      vibrateLong: { description: "Vibrates for almost half a second." },
      setScreenBrightness: { description: "Sets the brightness while this page is open." },
      scan: { description: "Opens the camera and reads a QR code or barcode." },
      makePhoneCall: { description: "Opens the dialler with a number filled in." },
      getClipboard: { description: "Reads the text that the user copied last, from any app.", sensitive: true },
      setClipboard: { description: "Puts a text onto the clipboard." },
    },
  },
  {
    key: "media",
    name: "Media",
    description: "Pictures and videos that the user chooses, looks at or keeps.",
    access: "direct",
    jsapis: {
      chooseImage: { description: "Lets the user take or choose pictures and gets the chosen ones." },
      previewImage: { description: "Shows pictures full screen, to swipe and zoom." },
      saveImage: { description: "Saves a picture to the user's album after they agree." },
      compressImage: { description: "Makes pictures smaller before they are uploaded." },
      chooseVideo: { description: "Lets the user record or choose one video." },
    },
  },
  {
    key: "storage",
    name: "Storage",
    description: "Small data kept on the device for this mini program alone.",
    access: "direct",
    jsapis: {
      setStorage: { description: "Keeps a value under a key on this device." },
      getStorage: { description: "Reads the value that is kept under a key." },
      removeStorage: { description: "Forgets one key and its value." },
      clearStorage: { description: "Forgets everything that this mini program keeps here." },
      getStorageInfo: { description: "Tells which keys are kept and how much room is left." },
    },
  },
  {
    key: "network",
    name: "Network",
    description: "Talking to the servers of the whitelist.",
    access: "direct",
    jsapis: {
      request: { description: "Sends an HTTPS request to a whitelisted server and gets its answer." },
      uploadFile: { description: "Sends one file to a whitelisted server." },
      downloadFile: { description: "Fetches one file from a whitelisted server." },
      connectSocket: { description: "Opens a WebSocket to a whitelisted server." },
      getNetworkType: { description: "Tells whether the device is on Wi-Fi, mobile data or offline." },
    },
  },
  {
    key: "bluetooth",
    name: "Bluetooth",
    description: "Finding Bluetooth devices nearby and talking to them, such as locks and scales.",
    access: "activation",
    jsapis: {
      openBluetoothAdapter: { description: "Switches the Bluetooth calls on for this mini program." },
      startBluetoothDevicesDiscovery: { description: "Begins to look for devices nearby." },
      connectBLEDevice: { description: "Connects to a found Bluetooth Low Energy device." },
      writeBLECharacteristicValue: { description: "Writes bytes to a connected device." },
    },
  },
  {
    key: "messaging",
    name: "Messaging",
    description: "Messages in the app's inbox that the user subscribed to.",
    access: "activation",
    jsapis: {
      requestSubscribeMessage: {
        description: "Asks the user to receive messages of chosen templates.",
        sensitive: true,
      },
    },
  },
  {
    key: "interface",
    name: "Interface",
    description: "The app's own toasts, dialogs, sheets and title bar, and measuring what a page shows.",
    access: "direct",
    jsapis: {
      showToast: { description: "Shows a short message that goes by itself." },
      showLoading: { description: "Shows that something is under way, until hideLoading." },
      hideLoading: { description: "Takes the sign of showLoading away." },
      alert: { description: "Shows a message with one button." },
      confirm: { description: "Asks a question with two buttons and tells which was pressed." },
      showActionSheet: { description: "Offers a list of acts at the foot of the screen." },
      setNavigationBar: { description: "Sets the title and the colours of the title bar." },
      createSelectorQuery: { description: "Measures elements of the page: place, size and scroll." },
      pageScrollTo: { description: "Scrolls the page to a place or an element." },
    },
  },
  {
    key: "navigation",
    name: "Navigation",
    description: "Moving between the pages of a mini program, and to another one.",
    access: "direct",
    jsapis: {
      navigateTo: { description: "Opens a page on top of the current one." },
      redirectTo: { description: "Replaces the current page by another." },
      navigateBack: { description: "Goes back one or more pages." },
      switchTab: { description: "Goes to a page of the tab bar." },
      reLaunch: { description: "Closes every page and opens one anew." },
      navigateToMiniProgram: { description: "Opens another mini program, after the user agrees." },
    },
  },
];
